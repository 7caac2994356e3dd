package oriel.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.EOFException;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import oriel.rfb.ClipboardMessage;
import oriel.rfb.Encodings;
import oriel.rfb.Limits;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.rfb.message.Bell;
import oriel.rfb.message.CompanionMessage;
import oriel.rfb.message.CopyRect;
import oriel.rfb.message.EndOfContinuousUpdates;
import oriel.rfb.message.Fence;
import oriel.rfb.message.FramebufferUpdate;
import oriel.rfb.message.PseudoRect;
import oriel.rfb.message.QemuAudio;
import oriel.rfb.message.RectangleHeader;
import oriel.rfb.message.ServerCutText;
import oriel.rfb.message.ServerExtendedCutText;
import oriel.rfb.message.ServerFence;
import oriel.rfb.message.ServerMessage;
import oriel.rfb.message.ServerMessageHandler;
import oriel.rfb.message.ServerMessageReader;
import oriel.rfb.message.ServerXvp;
import oriel.rfb.message.SetColourMapEntries;

/** Any messages of a server that may use every extension, for whoever records or relays them: what is read can be written. */
class ServerMessagesFuzzTest {

    private static final Limits LIMITS = new Limits(1, 1 << 16);

    @MethodSource("seeds")
    @FuzzTest
    void refusesOrWritesAgain(byte[] said) throws IOException {
        ServerMessageReader reader = new ServerMessageReader(new WireReader(new Speaker(said)), LIMITS);
        Recorder recorder = new Recorder();
        try {
            for (int type = reader.type(); type >= 0; type = reader.type()) {
                reader.read(type, recorder);
            }
        } catch (ProtocolException | EOFException expected) {
            return;
        }
    }

    static Stream<byte[]> seeds() {
        return Stream.concat(
                ViewerFuzzTest.seeds(),
                Stream.of(
                                new EndOfContinuousUpdates(),
                                new ServerFence(new Fence(Fence.REQUEST, "0102")),
                                new ServerXvp(1, ServerXvp.INIT),
                                CompanionMessage.of("{}"),
                                new CompanionMessage(CompanionMessage.BINARY, new byte[9]),
                                QemuAudio.of(QemuAudio.BEGIN),
                                new QemuAudio(QemuAudio.DATA, new byte[9]))
                        .map(ServerMessagesFuzzTest::bytes));
    }

    private static byte[] bytes(ServerMessage message) {
        WireBuffer out = new WireBuffer(64);
        message.write(out);
        return out.toBytes();
    }

    /** Writes all that it hears. */
    private static final class Recorder implements ServerMessageHandler {

        private final WireBuffer out = new WireBuffer(1 << 10);

        private void write(ServerMessage message) {
            message.write(out.clear());
        }

        @Override
        public int bytesPerPixel() {
            return Integer.BYTES;
        }

        @Override
        public boolean extendsClipboard() {
            return true;
        }

        @Override
        public boolean expects(int type) {
            return true;
        }

        @Override
        public void framebufferUpdate(FramebufferUpdate message) {
            write(message);
        }

        @Override
        public void rectangle(RectangleHeader header, WireReader in) throws IOException {
            if (header.encoding() != Encodings.COPY_RECT) {
                throw new ProtocolException("encoding " + header.encoding());
            }
            CopyRect.read(header.area(), in).write(out.clear());
        }

        @Override
        public void pseudoRect(PseudoRect rect) {
            rect.write(out.clear());
        }

        @Override
        public void framebufferUpdateEnd() {}

        @Override
        public void setColourMapEntries(SetColourMapEntries message) {
            write(message);
        }

        @Override
        public void bell() {
            write(new Bell());
        }

        @Override
        public void cutText(ServerCutText message) {
            write(message);
        }

        @Override
        public void clipboard(ClipboardMessage message) {
            write(new ServerExtendedCutText(message));
        }

        @Override
        public void endOfContinuousUpdates() {
            write(new EndOfContinuousUpdates());
        }

        @Override
        public void fence(Fence fence) {
            write(new ServerFence(fence));
        }

        @Override
        public void xvp(ServerXvp message) {
            write(message);
        }

        @Override
        public void companion(CompanionMessage message) {
            write(message);
        }

        @Override
        public void qemuAudio(QemuAudio message) {
            write(message);
        }
    }
}
