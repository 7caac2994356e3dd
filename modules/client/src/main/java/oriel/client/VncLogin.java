package oriel.client;

import java.io.IOException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.rfb.message.VncChallenge;
import oriel.rfb.message.VncResponse;
import oriel.security.VncPassword;
import oriel.transport.Connection;

/** The client's side of VNC authentication, RFC 6143 section 7.2.2. */
final class VncLogin {

    private VncLogin() {}

    /** Answers the challenge. */
    static void answer(Connection connection, byte[] password) throws IOException {
        VncChallenge challenge = VncChallenge.read(new WireReader(connection));
        WireBuffer out = new WireBuffer(16);
        new VncResponse(VncPassword.response(password, challenge.bytes())).write(out);
        connection.write(out.view());
    }
}
