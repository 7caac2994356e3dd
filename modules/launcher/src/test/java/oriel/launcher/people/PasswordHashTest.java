package oriel.launcher.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hashes of passwords. */
class PasswordHashTest {

    private static final String SALT_AND_HASH = "$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** From the tests of Argon2's reference implementation. */
    @ParameterizedTest
    @CsvSource({
        "'m=65536,t=2,p=1', c29tZXNhbHQ, CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "'m=256,t=2,p=1', c29tZXNhbHQ, nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "'m=256,t=2,p=2', c29tZXNhbHQ, bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc"
    })
    void knowsThePasswordOfItsReference(String parameters, String salt, String hash) {
        String text = "$argon2id$v=19$" + parameters + "$" + salt + "$" + hash;
        PasswordHash read = PasswordHash.parse(text).orElseThrow();
        assertTrue(read.fits(utf8("password")));
        assertFalse(read.fits(utf8("passwore")));
        assertEquals(text, read.toString());
    }

    @Test
    void isAnotherEachTime() {
        PasswordHash hash = PasswordHash.of(utf8("zw\u00f6lf"));
        assertTrue(hash.fits(utf8("zw\u00f6lf")));
        assertFalse(hash.fits(utf8("zwolf")));
        assertTrue(hash.toString().startsWith("$argon2id$v=19$m=19456,t=8,p=1$"), hash.toString());
        assertNotEquals(hash.toString(), PasswordHash.of(utf8("zw\u00f6lf")).toString());
    }

    @Test
    void nobodysTakesAsMuchWorkAndFitsNothing() {
        String text = "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc";
        PasswordHash nobodys = PasswordHash.parse(text).orElseThrow().nobodys();
        assertEquals("$argon2id$v=19$m=256,t=2,p=2$" + "A".repeat(11) + "$" + "A".repeat(43), nobodys.toString());
        assertFalse(nobodys.fits(utf8("password")));
        assertFalse(nobodys.fits(new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "$argon2i$v=19$m=65536,t=2,p=1" + SALT_AND_HASH,
                "$argon2id$v=16$m=65536,t=2,p=1" + SALT_AND_HASH,
                "$argon2id$v=19$m=9999999,t=2,p=1" + SALT_AND_HASH,
                "$argon2id$v=19$m=65536,t=17,p=1" + SALT_AND_HASH,
                "$argon2id$v=19$m=65536,t=0,p=1" + SALT_AND_HASH,
                "$argon2id$v=19$m=65536,t=2,p=0" + SALT_AND_HASH,
                "$argon2id$v=19$m=7,t=2,p=1" + SALT_AND_HASH,
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$",
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQxx$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPcx="
            })
    void whatIsNoneOrWouldTakeTooMuchIsRefused(String text) {
        assertEquals(Optional.empty(), PasswordHash.parse(text).map(PasswordHash::toString));
    }
}
