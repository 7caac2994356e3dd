package oriel.security.appledh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.rfb.message.AppleDhAnswer;
import oriel.rfb.message.AppleDhOffer;
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
import oriel.transport.Peer;

/** Apple's type 30 as viewers meet it. */
class AppleDhTest {

    private static final BigInteger VIEWERS = new BigInteger("123456789abcdef0123456789abcdef", 16);
    private static final Accounts ACCOUNTS =
            Accounts.NOBODY.with("p\u00e4ss".getBytes(StandardCharsets.UTF_8), Right.VIEW_ONLY);

    private static SecurityType type() throws PluginException {
        return new AppleDhProvider().create(Options.none("appledh"), new SecurityTools(ACCOUNTS));
    }

    private static AppleDhOffer offer(byte[] bytes) {
        ByteBuffer source = ByteBuffer.wrap(bytes);
        WireReader in = new WireReader(target -> {
            target.put(source.get());
            return 1;
        });
        try {
            return AppleDhOffer.read(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] field(String text) {
        return Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), 64);
    }

    private static byte[] answer(byte[] offered, byte[] credentials) {
        AppleDhOffer offer = offer(offered);
        BigInteger prime = new BigInteger(1, offer.prime());
        BigInteger shared = new BigInteger(1, offer.publicKey()).modPow(VIEWERS, prime);
        try {
            byte[] key = MessageDigest.getInstance("MD5").digest(UnsignedBytes.of(shared, offer.prime().length));
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
            byte[] own = UnsignedBytes.of(
                    BigInteger.valueOf(offer.generator()).modPow(VIEWERS, prime), offer.prime().length);
            return written(new AppleDhAnswer(cipher.doFinal(credentials), own));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] written(AppleDhAnswer answer) {
        WireBuffer out = new WireBuffer(512);
        answer.write(out);
        return out.toBytes();
    }

    private static AnsweringConnection viewer(String user, String password) {
        byte[] credentials =
                new WireBuffer(128).put(field(user)).put(field(password)).toBytes();
        return new AnsweringConnection(offered -> answer(offered, credentials));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 63})
    void admitsByThePasswordWhoeverTheyAre(int length) throws Exception {
        AnsweringConnection viewer = viewer("a".repeat(length), "p\u00e4ss");
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
        byte[] full = new byte[128];
        Arrays.fill(full, (byte) 'a');
        AnsweringConnection viewer = new AnsweringConnection(offered -> answer(offered, full));
        SecurityType type = type();
        assertThrows(ProtocolException.class, () -> type.authenticate(viewer));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, -1, -2})
    void aHalfThatGivesEverythingAwayIsRefused(int which) throws Exception {
        BigInteger half = which < 0 ? AppleDh.PRIME.add(BigInteger.valueOf(which + 1)) : BigInteger.valueOf(which);
        byte[] bad = written(new AppleDhAnswer(new byte[128], UnsignedBytes.of(half, 256)));
        SecurityType type = type();
        assertThrows(ProtocolException.class, () -> type.authenticate(new AnsweringConnection(offered -> bad)));
    }

    @Test
    void aViewerThatLeavesWithinItsAnswerIsGone() throws Exception {
        UnaryOperator<byte[]> shortly = offered -> Arrays.copyOf(answer(offered, new byte[128]), 383);
        SecurityType type = type();
        assertThrows(EOFException.class, () -> type.authenticate(new AnsweringConnection(shortly)));
    }

    @Test
    void offersASafePrimeAndAFreshKeyEachTime() throws Exception {
        Set<BigInteger> keys = new HashSet<>();
        for (int i = 0; i < 2; i++) {
            type().authenticate(new AnsweringConnection(offered -> {
                AppleDhOffer offer = offer(offered);
                BigInteger prime = new BigInteger(1, offer.prime());
                assertEquals(2048, prime.bitLength());
                assertTrue(prime.isProbablePrime(30) && prime.shiftRight(1).isProbablePrime(30));
                assertEquals(2, offer.generator());
                keys.add(new BigInteger(1, offer.publicKey()));
                return answer(offered, new byte[128]);
            }));
        }
        assertEquals(2, keys.size());
    }

    @Test
    void declaresThatItHidesNothingAfterwards() throws Exception {
        assertEquals("appledh", new AppleDhProvider().name());
        assertEquals(30, type().code());
        assertEquals(new SecurityTraits(false, true, false), type().traits());
        InetSocketAddress far = new InetSocketAddress(InetAddress.getByName("192.0.2.1"), 1);
        assertTrue(type().suits(new Peer(far, false, false)));
        assertTrue(type().suits(new Peer(far, true, true)));
        assertFalse(type().suits(new Peer(far, true, false)));
        PluginException refused = assertThrows(
                PluginException.class,
                () -> new AppleDhProvider()
                        .create(Options.none("appledh"), new SecurityTools(Authenticator.EVERYBODY)));
        assertEquals("appledh asks for a password, and everybody may come in", refused.getMessage());
    }
}
