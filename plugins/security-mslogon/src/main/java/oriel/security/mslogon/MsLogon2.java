package oriel.security.mslogon;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import oriel.rfb.SecurityTypes;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.rfb.message.MsLogonAnswer;
import oriel.rfb.message.MsLogonOffer;
import oriel.security.Authenticator;
import oriel.security.Credentials;
import oriel.security.DiffieHellman;
import oriel.security.SecurityOutcome;
import oriel.security.SecurityTraits;
import oriel.security.SecurityType;
import oriel.security.UnsignedBytes;
import oriel.transport.Connection;

/**
 * A Diffie-Hellman exchange with short numbers, and name and password in DES under what comes out: rfbproto's security type
 * 113. What follows is in the clear.
 */
final class MsLogon2 implements SecurityType {

    /** The largest safe one below 2^31: viewers made of UltraVNC's code reckon with no longer numbers. */
    static final BigInteger PRIME = BigInteger.valueOf(0x7fffffbb);

    private static final BigInteger GENERATOR = BigInteger.TWO;
    private static final int NUMBER_BYTES = MsLogonOffer.NUMBER_BYTES;

    private final SecureRandom random = new SecureRandom();
    private final Authenticator authenticator;

    MsLogon2(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    @Override
    public int code() {
        return SecurityTypes.MS_LOGON_2;
    }

    @Override
    public SecurityTraits traits() {
        return new SecurityTraits(false, true, false);
    }

    @Override
    public SecurityOutcome authenticate(Connection connection) throws IOException {
        DiffieHellman exchange = new DiffieHellman(GENERATOR, PRIME, NUMBER_BYTES, random);
        WireBuffer out = new WireBuffer(64);
        new MsLogonOffer(
                        UnsignedBytes.of(GENERATOR, NUMBER_BYTES),
                        UnsignedBytes.of(PRIME, NUMBER_BYTES),
                        exchange.publicKey())
                .write(out);
        connection.write(out.view());
        MsLogonAnswer answer = MsLogonAnswer.read(new WireReader(connection));
        byte[] shared = exchange.shared(answer.publicKey());
        return Credentials.ofFields(decrypted(shared, answer.user()), decrypted(shared, answer.password()))
                .judge(authenticator, connection.peer(), connection);
    }

    /** Both fields begin anew: the key is the shared number with the bits of each byte reversed, the vector that number. */
    private static byte[] decrypted(byte[] shared, byte[] field) {
        byte[] key = new byte[shared.length];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) (Integer.reverse(shared[i]) >>> 24);
        }
        try {
            Cipher cipher = Cipher.getInstance("DES/CBC/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "DES"), new IvParameterSpec(shared));
            return cipher.doFinal(field);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no DES, which MSLogonII needs", e);
        }
    }
}
