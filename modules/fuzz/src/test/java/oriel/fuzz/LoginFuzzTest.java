package oriel.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import oriel.client.LoginException;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.rfb.PixelFormat;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireBuffer;
import oriel.rfb.message.DecidedSecurityType;
import oriel.rfb.message.HandshakeMessage;
import oriel.rfb.message.ProtocolVersion;
import oriel.rfb.message.SecurityResult;
import oriel.rfb.message.SecurityTypeList;
import oriel.rfb.message.ServerInit;
import oriel.rfb.message.VncChallenge;

/** Any server for a viewer that wants to come in. */
class LoginFuzzTest {

    private static final byte[] PASSWORD = {'s', 'e', 'c', 'r', 'e', 't'};

    @MethodSource("seeds")
    @FuzzTest
    void refusesOrComesIn(byte[] said) throws IOException {
        try {
            Viewer.connect(new Speaker(said), ViewerOptions.withPassword(PASSWORD))
                    .close();
        } catch (ProtocolException | LoginException | EOFException expected) {
            return;
        }
    }

    static Stream<byte[]> seeds() {
        VncChallenge challenge = new VncChallenge(new byte[VncChallenge.WIRE_BYTES]);
        SecurityResult refusal = SecurityResult.refusal(Optional.of("no"));
        ServerInit init = new ServerInit(64, 48, PixelFormat.NATIVE, "name");
        return Stream.of(
                said(8, offer(1), SecurityResult.ADMITTED, init),
                said(8, offer(16, 2), challenge, SecurityResult.ADMITTED, init),
                said(8, offer(2), challenge, refusal),
                said(7, offer(1), init),
                said(7, SecurityTypeList.refusal("no")),
                said(3, DecidedSecurityType.of(2), challenge, SecurityResult.ADMITTED, init),
                said(3, DecidedSecurityType.refusal("no")));
    }

    private static SecurityTypeList offer(Integer... types) {
        return SecurityTypeList.of(List.of(types));
    }

    private static byte[] said(int minor, HandshakeMessage... messages) {
        WireBuffer out = new WireBuffer(64);
        new ProtocolVersion(3, minor).write(out);
        Stream.of(messages).forEach(message -> message.write(out));
        return out.toBytes();
    }
}
