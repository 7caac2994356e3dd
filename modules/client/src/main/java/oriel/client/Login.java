package oriel.client;

import java.io.IOException;
import oriel.rfb.ProtocolException;
import oriel.rfb.SecurityTypes;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.rfb.message.ChosenSecurityType;
import oriel.rfb.message.ClientInit;
import oriel.rfb.message.DecidedSecurityType;
import oriel.rfb.message.HandshakeMessage;
import oriel.rfb.message.ProtocolVersion;
import oriel.rfb.message.SecurityResult;
import oriel.rfb.message.SecurityTypeList;
import oriel.rfb.message.VncChallenge;
import oriel.rfb.message.VncResponse;
import oriel.security.VncPassword;
import oriel.transport.Connection;

/** The client's side from ProtocolVersion to ClientInit: RFC 6143 sections 7.1 to 7.3. */
final class Login {

    private static final int RFC_MINOR = 8;

    private final Connection connection;
    private final WireReader in;
    private final ViewerOptions options;

    Login(Connection connection, ViewerOptions options) {
        this.connection = connection;
        this.in = new WireReader(connection);
        this.options = options;
    }

    void run() throws IOException {
        int minor = version();
        int type = minor == 3 ? decided() : choose();
        if (type == SecurityTypes.VNC_AUTHENTICATION) {
            answer();
        } else if (type != SecurityTypes.NONE) {
            throw new LoginException("the server wants security type " + type + ", which this client does not know");
        }
        if (type != SecurityTypes.NONE || minor == RFC_MINOR) {
            result(minor);
        }
        send(new ClientInit(options.shared()));
    }

    private int version() throws IOException {
        int minor = ProtocolVersion.ofServer(in)
                .orElseThrow(() -> new ProtocolException("the server does not speak RFB"))
                .minor();
        int spoken = minor < 7 ? 3 : Math.min(minor, RFC_MINOR);
        send(new ProtocolVersion(3, spoken));
        return spoken;
    }

    private int decided() throws IOException {
        DecidedSecurityType decided = DecidedSecurityType.read(in);
        if (decided.reason().isPresent()) {
            throw new LoginException(decided.reason().get());
        }
        return decided.type();
    }

    private int choose() throws IOException {
        SecurityTypeList offered = SecurityTypeList.read(in);
        if (offered.reason().isPresent()) {
            throw new LoginException(offered.reason().get());
        }
        for (int type : offered.types()) {
            if (type == SecurityTypes.NONE || type == SecurityTypes.VNC_AUTHENTICATION) {
                send(new ChosenSecurityType(type));
                return type;
            }
        }
        return offered.types().get(0);
    }

    private void answer() throws IOException {
        VncChallenge challenge = VncChallenge.read(in);
        byte[] password = options.password().orElseThrow(() -> new LoginException("the server wants a password"));
        send(new VncResponse(VncPassword.response(password, challenge.bytes())));
    }

    private void result(int minor) throws IOException {
        SecurityResult result = SecurityResult.read(minor == RFC_MINOR, in);
        if (!result.isOk()) {
            throw new LoginException(result.reason().orElse("the server refused the password"));
        }
    }

    private void send(HandshakeMessage message) throws IOException {
        WireBuffer out = new WireBuffer(16);
        message.write(out);
        connection.write(out.view());
    }
}
