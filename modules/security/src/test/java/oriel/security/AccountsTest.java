package oriel.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import oriel.transport.Peer;

/** Who is known by a password. */
class AccountsTest {

    private static final Peer PEER = new Peer(new InetSocketAddress("192.0.2.7", 40000), false, false);
    private static final Accounts TWO =
            Accounts.NOBODY.with(utf8("one"), Right.FULL).with(utf8("zw\u00f6lf"), Right.VIEW_ONLY);

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void knowsTheAccountOfEachPassword() {
        assertEquals(Optional.of(new Account("", Right.FULL)), TWO.withSecret("", utf8("one"), PEER));
        assertEquals(Optional.of(new Account("", Right.VIEW_ONLY)), TWO.withSecret("", utf8("zw\u00f6lf"), PEER));
    }

    @Test
    void aPasswordThatIsKeptAsLatin1IsKnownInUtf8() {
        Accounts latin = Accounts.NOBODY.with("zw\u00f6lf".getBytes(StandardCharsets.ISO_8859_1), Right.FULL);
        assertTrue(latin.withSecret("", utf8("zw\u00f6lf"), PEER).isPresent());
        assertEquals(Optional.empty(), latin.withSecret("", utf8("zw\u4e00lf"), PEER));
        assertEquals(
                Optional.empty(),
                Accounts.NOBODY.with(new byte[] {'?'}, Right.FULL).withSecret("", utf8("\u4e00"), PEER));
    }

    @Test
    void aSecretMustBeTheWholePassword() {
        for (String secret : new String[] {"", "on", "one ", "ONE", "two"}) {
            assertEquals(Optional.empty(), TWO.withSecret("", utf8(secret), PEER), secret);
        }
        assertEquals(Optional.empty(), Accounts.NOBODY.withSecret("", new byte[0], PEER));
    }

    @Test
    void namesDoNotCount() {
        assertEquals(TWO.withSecret("", utf8("one"), PEER), TWO.withSecret("somebody", utf8("one"), PEER));
    }

    @Test
    void nobodyHasNoSecrets() {
        assertTrue(Accounts.NOBODY.isEmpty());
        assertFalse(Accounts.NOBODY.knowsSecrets());
        assertFalse(TWO.isEmpty());
        assertTrue(TWO.knowsSecrets());
    }

    @Test
    void onePasswordMoreLeavesTheFormerAccountsAsTheyAre() {
        TWO.with(utf8("three"), Right.FULL);
        assertEquals(Optional.empty(), TWO.withSecret("", utf8("three"), PEER));
    }

    @Test
    void whatACallerChangesLaterChangesNoAccount() {
        byte[] password = utf8("one");
        Set<Right> rights = EnumSet.of(Right.LOOK);
        Accounts accounts = Accounts.NOBODY.with(password, rights);
        password[0] = 'x';
        rights.add(Right.MANAGE);
        assertEquals(Optional.of(new Account("", Right.VIEW_ONLY)), accounts.withSecret("", utf8("one"), PEER));
    }
}
