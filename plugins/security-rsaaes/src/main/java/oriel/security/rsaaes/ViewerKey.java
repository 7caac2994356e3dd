package oriel.security.rsaaes;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import javax.crypto.Cipher;
import oriel.rfb.ProtocolException;
import oriel.rfb.message.RsaPublicKey;

/** A viewer's RSA key, as far as one can see that it is one. Immutable. */
final class ViewerKey {

    /** Longer ones are of no use, and make encrypting slow. */
    private static final int MAX_EXPONENT_BITS = 64;

    private static final BigInteger MIN_EXPONENT = BigInteger.valueOf(3);

    private final PublicKey key;

    private ViewerKey(PublicKey key) {
        this.key = key;
    }

    /**
     * The key that a viewer has shown.
     *
     * @throws ProtocolException if its numbers make none that is fit to encrypt with
     */
    static ViewerKey of(RsaPublicKey shown) throws ProtocolException {
        BigInteger modulus = new BigInteger(1, shown.modulus());
        BigInteger exponent = new BigInteger(1, shown.exponent());
        boolean whole = modulus.bitLength() >= RsaPublicKey.MIN_BITS && shown.modulus()[0] != 0;
        boolean sane = exponent.compareTo(MIN_EXPONENT) >= 0 && exponent.bitLength() <= MAX_EXPONENT_BITS;
        if (!whole || !sane || !modulus.testBit(0) || !exponent.testBit(0)) {
            throw new ProtocolException("an RSA key that cannot be one");
        }
        try {
            return new ViewerKey(KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent)));
        } catch (GeneralSecurityException e) {
            throw new ProtocolException("an RSA key that cannot be one: " + e.getMessage());
        }
    }

    /** Encrypts a random number for the viewer: as many bytes as its modulus has (PKCS #1 version 1.5). */
    byte[] encrypt(byte[] number) {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            cipher.init(Cipher.ENCRYPT_MODE, key);
            return cipher.doFinal(number);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java does not encrypt with RSA", e);
        }
    }
}
