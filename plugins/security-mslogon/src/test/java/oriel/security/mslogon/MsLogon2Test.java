package oriel.security.mslogon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireBuffer;
import oriel.rfb.message.MsLogonAnswer;
import oriel.security.Accounts;
import oriel.security.Admission;
import oriel.security.Authenticator;
import oriel.security.Refusal;
import oriel.security.Right;
import oriel.security.SecurityTools;
import oriel.security.SecurityTraits;
import oriel.security.SecurityType;
import oriel.security.UnsignedBytes;
import oriel.testkit.AnsweringConnection;

/** UltraVNC's type 113 as viewers meet it. */
class MsLogon2Test {

    private static final BigInteger VIEWERS = BigInteger.valueOf(0x1234567);
    private static final Accounts ACCOUNTS =
            Accounts.NOBODY.with("p\u00e4ss".getBytes(StandardCharsets.UTF_8), Right.VIEW_ONLY);

    private static SecurityType type() throws PluginException {
        return new MsLogon2Provider().create(Options.none("mslogon2"), new SecurityTools(ACCOUNTS));
    }

    private static BigInteger number(byte[] offered, int index) {
        assertEquals(24, offered.length);
        return new BigInteger(1, Arrays.copyOfRange(offered, 8 * index, 8 * index + 8));
    }

    private static byte[] answer(byte[] offered, byte[] user, byte[] password) {
        BigInteger prime = number(offered, 1);
        byte[] shared = UnsignedBytes.of(number(offered, 2).modPow(VIEWERS, prime), 8);
        byte[] own = UnsignedBytes.of(number(offered, 0).modPow(VIEWERS, prime), 8);
        return written(own, encrypted(shared, user), encrypted(shared, password));
    }

    private static byte[] written(byte[] own, byte[] user, byte[] password) {
        WireBuffer out = new WireBuffer(512);
        new MsLogonAnswer(own, user, password).write(out);
        return out.toBytes();
    }

    private static byte[] encrypted(byte[] shared, byte[] field) {
        byte[] key = new byte[8];
        for (int bit = 0; bit < 64; bit++) {
            if ((shared[bit / 8] >> bit % 8 & 1) != 0) {
                key[bit / 8] |= (byte) (0x80 >> bit % 8);
            }
        }
        try {
            Cipher cipher = Cipher.getInstance("DES/CBC/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "DES"), new IvParameterSpec(shared));
            return cipher.doFinal(field);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] field(String text, int bytes) {
        return Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), bytes);
    }

    private static AnsweringConnection viewer(String user, String password) {
        return new AnsweringConnection(offered -> answer(offered, field(user, 256), field(password, 64)));
    }

    @Test
    void admitsByThePasswordWhoeverTheyAre() throws Exception {
        AnsweringConnection viewer = viewer("a".repeat(255), "p\u00e4ss");
        Admission admission = assertInstanceOf(Admission.class, type().authenticate(viewer));
        assertEquals(new Admission(viewer, "", Right.VIEW_ONLY), admission);
        assertEquals(0, viewer.unread());
    }

    @Test
    void refusesAnotherPassword() throws Exception {
        AnsweringConnection viewer = viewer("ada", "pass");
        assertEquals(new Refusal(viewer, "the password is wrong"), type().authenticate(viewer));
    }

    @Test
    void fieldsWithoutAnEndAreRefused() throws Exception {
        SecurityType type = type();
        AnsweringConnection name = viewer("a".repeat(256), "p\u00e4ss");
        assertThrows(ProtocolException.class, () -> type.authenticate(name));
        AnsweringConnection password = viewer("ada", "a".repeat(64));
        assertThrows(ProtocolException.class, () -> type.authenticate(password));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 0x7fffffba, 0x7fffffbb, -1})
    void aHalfThatGivesEverythingAwayIsRefused(long half) throws Exception {
        byte[] own = new WireBuffer(8).s32((int) (half >> 32)).s32((int) half).toBytes();
        byte[] bad = written(own, new byte[256], new byte[64]);
        SecurityType type = type();
        assertThrows(ProtocolException.class, () -> type.authenticate(new AnsweringConnection(offered -> bad)));
    }

    @Test
    void aViewerThatLeavesWithinItsAnswerIsGone() throws Exception {
        SecurityType type = type();
        AnsweringConnection viewer =
                new AnsweringConnection(offered -> Arrays.copyOf(answer(offered, new byte[256], new byte[64]), 327));
        assertThrows(EOFException.class, () -> type.authenticate(viewer));
    }

    @Test
    void offersASafePrimeThatUltraVncsCodeCanReckonWith() throws Exception {
        type().authenticate(new AnsweringConnection(offered -> {
            BigInteger prime = number(offered, 1);
            assertEquals(31, prime.bitLength());
            assertTrue(prime.isProbablePrime(30) && prime.shiftRight(1).isProbablePrime(30));
            assertEquals(BigInteger.TWO, number(offered, 0));
            assertTrue(number(offered, 2).compareTo(prime) < 0);
            return answer(offered, new byte[256], new byte[64]);
        }));
    }

    @Test
    void declaresThatItHidesNothingAfterwards() throws Exception {
        assertEquals("mslogon2", new MsLogon2Provider().name());
        assertEquals(113, type().code());
        assertEquals(new SecurityTraits(false, true, false), type().traits());
        PluginException refused = assertThrows(
                PluginException.class,
                () -> new MsLogon2Provider()
                        .create(Options.none("mslogon2"), new SecurityTools(Authenticator.EVERYBODY)));
        assertEquals("mslogon2 asks for a password, and everybody may come in", refused.getMessage());
    }
}
