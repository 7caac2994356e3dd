package oriel.security;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import oriel.rfb.SecurityTypes;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.rfb.message.VncChallenge;
import oriel.rfb.message.VncResponse;
import oriel.transport.Connection;

/**
 * VNC authentication, RFC 6143 section 7.2.2: a challenge of 16 fresh bytes, answered with its DES encryption under the
 * password.
 */
final class VncAuthentication implements SecurityType {

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
        byte[] challenge = new byte[VncChallenge.WIRE_BYTES];
        random.nextBytes(challenge);
        WireBuffer out = new WireBuffer(challenge.length);
        new VncChallenge(challenge).write(out);
        connection.write(out.view());
        byte[] response = VncResponse.read(new WireReader(connection)).bytes();
        return authenticator
                .withChallenge(
                        "", password -> MessageDigest.isEqual(VncPassword.response(password, challenge), response))
                .<SecurityOutcome>map(account -> new Admission(connection, account))
                .orElseGet(() -> new Refusal(connection, "the password is wrong"));
    }
}
