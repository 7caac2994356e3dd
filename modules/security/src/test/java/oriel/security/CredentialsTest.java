package oriel.security;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import oriel.rfb.ProtocolException;
import oriel.transport.Connection;
import oriel.transport.Peer;

/** Names and passwords as they come out of what hid them. */
class CredentialsTest {

    private static final Connection ONWARD = AnsweringViewer.silent();
    private static final Peer FROM = ONWARD.peer();

    /** Lets in whoever is called as they say. */
    private record Door(boolean knowsNames) implements Authenticator {

        @Override
        public Optional<Account> withSecret(String user, byte[] secret, Peer from) {
            assertEquals(FROM, from);
            String wanted = knowsNames ? "\u00e4da" : "";
            return user.equals(wanted) && secret.length == 2
                    ? Optional.of(new Account(user, Right.VIEW_ONLY))
                    : Optional.empty();
        }

        @Override
        public Optional<Account> withChallenge(String user, Predicate<byte[]> test) {
            return Optional.empty();
        }

        @Override
        public boolean knowsSecrets() {
            return false;
        }
    }

    private static SecurityOutcome judged(boolean names, String user, String password) {
        return new Credentials(user.getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8))
                .judge(new Door(names), FROM, ONWARD);
    }

    @Test
    void areThoseOfSomebodyOrOfNobody() {
        Set<Right> rights = Right.VIEW_ONLY;
        assertEquals(new Admission(ONWARD, "\u00e4da", rights), judged(true, "\u00e4da", "pw"));
        assertEquals(new Admission(ONWARD, "", rights), judged(false, "whoever", "pw"));
    }

    @Test
    void areRefusedWithoutAWordAboutWhichIsWrong() {
        Refusal refused = new Refusal(ONWARD, "the user name or the password is wrong");
        assertEquals(refused, judged(true, "\u00e4da", "wrong"));
        assertEquals(refused, judged(true, "eve", "pw"));
        assertEquals(new Refusal(ONWARD, "the password is wrong"), judged(false, "\u00e4da", "wrong"));
    }

    @Test
    void fieldsEndAtTheirFirstNul() throws ProtocolException {
        Credentials read = Credentials.ofFields(new byte[] {'a', 'b', 0, 'c', 0}, new byte[] {0});
        assertArrayEquals(new byte[] {'a', 'b'}, read.user());
        assertArrayEquals(new byte[0], read.password());
    }

    @Test
    void fieldsWithoutANulAreRefused() {
        byte[] ended = {'a', 0};
        byte[] endless = {'a', 'b'};
        assertThrows(ProtocolException.class, () -> Credentials.ofFields(ended, endless));
        ProtocolException refused = assertThrows(ProtocolException.class, () -> Credentials.ofFields(endless, ended));
        assertEquals("a name or password that goes beyond 1 bytes", refused.getMessage());
    }
}
