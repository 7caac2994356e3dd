package oriel.client;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Who a {@link Viewer} says it is, and how it may.
 *
 * @param user a name, which is only told where the line is encrypted and the server is known; empty for a server that knows
 *     none
 * @param password what proves it: UTF-8 beside a name, else as VNC authentication takes it
 * @param trust who the server may be, where it encrypts
 * @param encrypted true if nothing may be said in the clear
 */
public record ViewerLogin(Optional<String> user, Optional<byte[]> password, TlsTrust trust, boolean encrypted) {

    /** Without a name, encrypted or not. */
    public static ViewerLogin nameless(Optional<byte[]> password) {
        return new ViewerLogin(Optional.empty(), password, TlsTrust.NOBODY, false);
    }

    /** With a name. */
    public static ViewerLogin named(String user, String password, TlsTrust trust) {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        return new ViewerLogin(Optional.of(user), Optional.of(bytes), trust, true);
    }

    /** The password, or what to say without one. */
    byte[] secret() throws LoginException {
        return password.orElseThrow(ViewerLogin::passwordWanted);
    }

    static LoginException passwordWanted() {
        return new LoginException(LoginProblem.PASSWORD_WANTED, "the server wants a password");
    }

    /** The password as text. */
    String text() throws LoginException {
        return new String(secret(), user.isPresent() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }
}
