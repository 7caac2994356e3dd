package oriel.security;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import oriel.rfb.ProtocolException;
import oriel.transport.Connection;
import oriel.transport.Peer;

/**
 * Name and password as a viewer has sent them.
 *
 * @param user UTF-8; shared, not copied
 * @param password UTF-8; shared, not copied
 */
public record Credentials(byte[] user, byte[] password) {

    /**
     * What stands in front of the first NUL of two fields.
     *
     * @throws ProtocolException if a field has none
     */
    public static Credentials ofFields(byte[] user, byte[] password) throws ProtocolException {
        return new Credentials(text(user), text(password));
    }

    private static byte[] text(byte[] field) throws ProtocolException {
        int end = 0;
        while (end < field.length && field[end] != 0) {
            end++;
        }
        if (end == field.length) {
            throw new ProtocolException("a name or password that goes beyond " + (field.length - 1) + " bytes");
        }
        return Arrays.copyOf(field, end);
    }

    /**
     * Asks who that is. Where nobody has a name, it does not count which one was sent.
     *
     * @param from who has sent them
     * @param onward the connection to go on with
     * @return a refusal that does not say which of the two is wrong
     */
    public SecurityOutcome judge(Authenticator authenticator, Peer from, Connection onward) {
        boolean names = authenticator.knowsNames();
        String name = names ? new String(user, StandardCharsets.UTF_8) : "";
        return authenticator
                .withSecret(name, password, from)
                .<SecurityOutcome>map(account -> new Admission(onward, account))
                .orElseGet(() -> new Refusal(
                        onward, names ? "the user name or the password is wrong" : "the password is wrong"));
    }
}
