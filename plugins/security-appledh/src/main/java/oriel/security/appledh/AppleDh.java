package oriel.security.appledh;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import oriel.rfb.SecurityTypes;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.rfb.message.AppleDhAnswer;
import oriel.rfb.message.AppleDhOffer;
import oriel.security.Authenticator;
import oriel.security.Credentials;
import oriel.security.DiffieHellman;
import oriel.security.SecurityOutcome;
import oriel.security.SecurityTraits;
import oriel.security.SecurityType;
import oriel.security.UnsignedBytes;
import oriel.transport.Connection;
import oriel.transport.Peer;

/**
 * A Diffie-Hellman exchange, and name and password in AES under the MD5 of what comes out: rfbproto's security type 30. What
 * follows is in the clear.
 */
final class AppleDh implements SecurityType {

    /** 2048 bits: group 14 of RFC 3526 section 3. */
    static final BigInteger PRIME = new BigInteger(
            "ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404dd"
                    + "ef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7ed"
                    + "ee386bfb5a899fa5ae9f24117c4b1fe649286651ece45b3dc2007cb8a163bf0598da48361c55d39a69163fa8fd24cf5f"
                    + "83655d23dca3ad961c62f356208552bb9ed529077096966d670c354e4abc9804f1746c08ca18217c32905e462e36ce3b"
                    + "e39e772c180e86039b2783a2ec07a28fb5c55df06f4c52c9de2bcbf6955817183995497cea956ae515d2261898fa0510"
                    + "15728e5a8aacaa68ffffffffffffffff",
            16);

    private static final int GENERATOR = 2;
    private static final int NUMBER_BYTES = 256;
    private static final int FIELD_BYTES = 64;

    private final SecureRandom random = new SecureRandom();
    private final Authenticator authenticator;

    AppleDh(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    @Override
    public int code() {
        return SecurityTypes.APPLE_DH;
    }

    @Override
    public SecurityTraits traits() {
        return new SecurityTraits(false, true, false);
    }

    /** Browsers encrypt with AES only on a page that came in private. */
    @Override
    public boolean suits(Peer peer) {
        return !peer.browser() || peer.isPrivate();
    }

    @Override
    public SecurityOutcome authenticate(Connection connection) throws IOException {
        DiffieHellman exchange =
                connection.compute(() -> new DiffieHellman(BigInteger.valueOf(GENERATOR), PRIME, NUMBER_BYTES, random));
        WireBuffer out = new WireBuffer(1024);
        new AppleDhOffer(GENERATOR, UnsignedBytes.of(PRIME, NUMBER_BYTES), exchange.publicKey()).write(out);
        connection.write(out.view());
        AppleDhAnswer answer = AppleDhAnswer.read(NUMBER_BYTES, new WireReader(connection));
        byte[] shared = connection.compute(() -> exchange.shared(answer.publicKey()));
        byte[] said = decrypted(shared, answer.credentials());
        return Credentials.ofFields(
                        Arrays.copyOf(said, FIELD_BYTES), Arrays.copyOfRange(said, FIELD_BYTES, said.length))
                .judge(authenticator, connection.peer(), connection);
    }

    private static byte[] decrypted(byte[] shared, byte[] credentials) {
        try {
            byte[] key = MessageDigest.getInstance("MD5").digest(shared);
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"));
            return cipher.doFinal(credentials);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no MD5 or AES, which type 30 needs", e);
        }
    }
}
