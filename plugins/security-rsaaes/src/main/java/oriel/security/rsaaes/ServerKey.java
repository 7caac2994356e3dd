package oriel.security.rsaaes;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import oriel.rfb.WireBuffer;
import oriel.rfb.message.RsaPublicKey;
import oriel.security.UnsignedBytes;

/** The server's RSA key. Immutable; used by many handshakes at once. */
final class ServerKey {

    private static final int BITS = 2048;
    private static final int FINGERPRINT_BYTES = 8;

    private final RSAPrivateCrtKey key;
    private final RsaPublicKey shown;

    private ServerKey(RSAPrivateCrtKey key) {
        this.key = key;
        int bits = key.getModulus().bitLength();
        int bytes = (bits + 7) / 8;
        this.shown = new RsaPublicKey(
                bits, UnsignedBytes.of(key.getModulus(), bytes), UnsignedBytes.of(key.getPublicExponent(), bytes));
    }

    /** Bytes of a new key, as {@link #of} takes them; takes up to some seconds. */
    static byte[] make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair().getPrivate().getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java makes no RSA keys", e);
        }
    }

    /**
     * The key that was kept.
     *
     * @param encoded PKCS #8
     * @return empty if that is none, or of a length that viewers refuse
     */
    static Optional<ServerKey> of(byte[] encoded) {
        try {
            PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return Optional.of(new ServerKey((RSAPrivateCrtKey) key));
        } catch (GeneralSecurityException | ClassCastException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The half that everybody may see. */
    RsaPublicKey shown() {
        return shown;
    }

    /** As viewers show it: the first 8 bytes of the SHA-1 of the public key's message, by hyphens. */
    String fingerprint() {
        WireBuffer message = new WireBuffer(64);
        shown.write(message);
        byte[] sum = Variant.digest("SHA-1").digest(message.toBytes());
        return HexFormat.ofDelimiter("-").formatHex(sum, 0, FINGERPRINT_BYTES);
    }

    /** Bytes of what is encrypted for this key. */
    int bytes() {
        return shown.modulus().length;
    }

    /**
     * Decrypts a random number of {@code length} bytes (PKCS #1 version 1.5). Where none comes out of it the answer is as
     * random, and comes as late: nobody who sends made-up ones learns anything (RFC 3218 section 2.3.2).
     *
     * @param encrypted as many bytes as the modulus has
     */
    byte[] decrypt(byte[] encrypted, int length, SecureRandom random) {
        byte[] otherwise = new byte[length];
        random.nextBytes(otherwise);
        byte[] padded = bare(encrypted);
        int start = padded.length - length;
        int wrong = padded[0] | padded[1] ^ 2 | padded[start - 1];
        for (int i = 2; i < start - 1; i++) {
            wrong |= (padded[i] & 0xff) - 1 >> Byte.SIZE;
        }
        int right = (wrong & 0xff) - 1 >> Byte.SIZE;
        byte[] number = new byte[length];
        for (int i = 0; i < length; i++) {
            number[i] = (byte) (padded[start + i] & right | otherwise[i] & ~right);
        }
        return number;
    }

    /** What was encrypted, with its padding; zeros for a number that is as large as the modulus. */
    private byte[] bare(byte[] encrypted) {
        if (Arrays.compareUnsigned(encrypted, shown.modulus()) >= 0) {
            return new byte[bytes()];
        }
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key);
            return cipher.doFinal(encrypted);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java does not decrypt with RSA", e);
        }
    }
}
