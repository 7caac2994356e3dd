package oriel.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import oriel.client.LoginException;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.rfb.PixelFormat;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireBuffer;

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
        return Stream.of(
                init(version("003.008").u8(1).u8(1).s32(0)),
                init(version("003.008").u8(2).u8(16).u8(2).zeros(16).s32(0)),
                version("003.008")
                        .u8(1)
                        .u8(2)
                        .zeros(16)
                        .s32(1)
                        .s32(2)
                        .u16(0x6e6f)
                        .toBytes(),
                init(version("003.007").u8(1).u8(1)),
                version("003.007").u8(0).s32(2).u16(0x6e6f).toBytes(),
                init(version("003.003").s32(2).zeros(16).s32(0)));
    }

    private static WireBuffer version(String number) {
        return new WireBuffer(64).put(("RFB " + number + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] init(WireBuffer said) {
        said.u16(64).u16(48);
        PixelFormat.NATIVE.write(said);
        return said.s32(4).put("name".getBytes(StandardCharsets.UTF_8)).toBytes();
    }
}
