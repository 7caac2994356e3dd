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
    private final Accounts accounts;

    VncAuthentication(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public int code() {
        return SecurityTypes.VNC_AUTHENTICATION;
    }

    @Override
    public boolean fitsVersion33() {
        return true;
    }

    @Override
    public Admission admit(Connection connection) throws IOException {
        byte[] challenge = new byte[CHALLENGE_BYTES];
        random.nextBytes(challenge);
        connection.write(ByteBuffer.wrap(challenge));
        byte[] response = new WireReader(connection).bytes(CHALLENGE_BYTES);
        return accounts.matching(password -> MessageDigest.isEqual(VncPassword.response(password, challenge), response))
                .map(rights -> new Admission(connection, "", rights))
                .orElseThrow(() -> new RefusedException("the password is wrong"));
    }
}
