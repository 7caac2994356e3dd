package oriel.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import oriel.rfb.ProtocolException;
import oriel.rfb.SecurityTypes;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.security.VncPassword;
import oriel.transport.Connection;

/** The client's side from ProtocolVersion to ClientInit: RFC 6143 sections 7.1 to 7.3. */
final class Login {

    private static final Pattern GREETING = Pattern.compile("RFB (\\d{3})\\.(\\d{3})\n");
    private static final int CHALLENGE_BYTES = 16;
    private static final int MOST_REASON = 1 << 16;

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
        int type = minor == 3 ? in.s32() : choose();
        if (type == SecurityTypes.INVALID) {
            throw new LoginException(reason());
        }
        if (type == SecurityTypes.VNC_AUTHENTICATION) {
            answer();
        } else if (type != SecurityTypes.NONE) {
            throw new LoginException("the server wants security type " + type + ", which this client does not know");
        }
        if (type != SecurityTypes.NONE || minor == 8) {
            result(minor);
        }
        send(new WireBuffer(1).u8(options.shared() ? 1 : 0));
    }

    private int version() throws IOException {
        Matcher greeting = GREETING.matcher(in.latin1(12));
        if (!greeting.matches()) {
            throw new ProtocolException("the server does not speak RFB");
        }
        int minor = Integer.parseInt(greeting.group(2));
        int spoken = minor < 7 ? 3 : Math.min(minor, 8);
        connection.write(ByteBuffer.wrap(("RFB 003.00" + spoken + "\n").getBytes(StandardCharsets.US_ASCII)));
        return spoken;
    }

    private int choose() throws IOException {
        byte[] offered = in.bytes(in.u8());
        if (offered.length == 0) {
            return SecurityTypes.INVALID;
        }
        for (byte type : offered) {
            if (type == SecurityTypes.NONE || type == SecurityTypes.VNC_AUTHENTICATION) {
                send(new WireBuffer(1).u8(type));
                return type;
            }
        }
        return offered[0] & 0xff;
    }

    private void answer() throws IOException {
        byte[] challenge = in.bytes(CHALLENGE_BYTES);
        byte[] password = options.password().orElseThrow(() -> new LoginException("the server wants a password"));
        connection.write(ByteBuffer.wrap(VncPassword.response(password, challenge)));
    }

    private void result(int minor) throws IOException {
        if (in.s32() != 0) {
            throw new LoginException(minor == 8 ? reason() : "the server refused the password");
        }
    }

    private String reason() throws IOException {
        long length = in.u32();
        if (length > MOST_REASON) {
            throw new ProtocolException("a reason of " + length + " bytes");
        }
        return new String(in.bytes((int) length), StandardCharsets.UTF_8);
    }

    private void send(WireBuffer out) throws IOException {
        connection.write(out.view());
    }
}
