package oriel.security;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import oriel.rfb.SecurityTypes;
import oriel.rfb.WireReader;
import oriel.transport.Connection;

/**
 * VNC authentication, RFC 6143 section 7.2.2: a challenge of 16 fresh bytes, answered with its DES encryption under the
 * password.
 */
final class VncAuthentication implements SecurityType {

    private static final int CHALLENGE_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Authenticator authenticator;

    VncAuthentication(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    @Override
    public int code() {
        return SecurityTypes.VNC_AUTHENTICATION;
    }

    @Override
    public SecurityTraits traits() {
        return new SecurityTraits(false, true, true);
    }

    @Override
    public SecurityOutcome authenticate(Connection connection) throws IOException {
        byte[] challenge = new byte[CHALLENGE_BYTES];
        random.nextBytes(challenge);
        connection.write(ByteBuffer.wrap(challenge));
        byte[] response = new WireReader(connection).bytes(CHALLENGE_BYTES);
        return authenticator
                .withChallenge(
                        "", password -> MessageDigest.isEqual(VncPassword.response(password, challenge), response))
                .<SecurityOutcome>map(account -> new Admission(connection, account))
                .orElseGet(() -> new Refusal(connection, "the password is wrong"));
    }
}
