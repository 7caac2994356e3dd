package oriel.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import oriel.rfb.ClipboardMessage;
import oriel.rfb.Limits;
import oriel.rfb.MonitorArea;
import oriel.rfb.PixelFormat;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.rfb.message.ClientCutText;
import oriel.rfb.message.ClientExtendedCutText;
import oriel.rfb.message.ClientFence;
import oriel.rfb.message.ClientMessage;
import oriel.rfb.message.ClientMessageHandler;
import oriel.rfb.message.ClientMessageReader;
import oriel.rfb.message.ClientXvp;
import oriel.rfb.message.CompanionMessage;
import oriel.rfb.message.EnableContinuousUpdates;
import oriel.rfb.message.Fence;
import oriel.rfb.message.FramebufferUpdateRequest;
import oriel.rfb.message.KeyEvent;
import oriel.rfb.message.PointerEvent;
import oriel.rfb.message.QemuAudioRequest;
import oriel.rfb.message.QemuExtendedKeyEvent;
import oriel.rfb.message.SetDesktopSize;
import oriel.rfb.message.SetEncodings;
import oriel.rfb.message.SetPixelFormat;

/** Any messages of a viewer that may use every extension, for whoever records or relays them: what is read can be written. */
class ClientMessagesFuzzTest {

    private static final Limits LIMITS = new Limits(64, 1 << 16);

    @MethodSource("seeds")
    @FuzzTest
    void refusesOrWritesAgain(byte[] said) throws IOException {
        ClientMessageReader reader = new ClientMessageReader(new WireReader(new Speaker(said)), LIMITS);
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
        Rect area = new Rect(1, 2, 30, 40);
        return Stream.of(
                        new SetPixelFormat(PixelFormat.NATIVE),
                        new SetEncodings(List.of(16, -239, 0)),
                        new FramebufferUpdateRequest(true, area),
                        new KeyEvent(true, 0x61),
                        new PointerEvent(1, 2, 0x181, true),
                        new ClientCutText("text"),
                        new ClientExtendedCutText(new ClipboardMessage.Provide(Optional.of("\u20ac\n"))),
                        new EnableContinuousUpdates(true, area),
                        new ClientFence(new Fence(Fence.REQUEST, "0102")),
                        new ClientXvp(1, 2),
                        CompanionMessage.of("{}"),
                        new CompanionMessage(CompanionMessage.BINARY, new byte[9]),
                        new SetDesktopSize(80, 60, List.of(new MonitorArea(7, area, 0))),
                        new QemuExtendedKeyEvent(true, 0x61, 30),
                        new QemuAudioRequest(QemuAudioRequest.ENABLE, Optional.empty()),
                        new QemuAudioRequest(
                                QemuAudioRequest.SET_FORMAT, Optional.of(new QemuAudioRequest.Form(3, 2, 44_100))))
                .map(ClientMessagesFuzzTest::bytes);
    }

    private static byte[] bytes(ClientMessage message) {
        WireBuffer out = new WireBuffer(64);
        message.write(out);
        return out.toBytes();
    }

    /** Writes all that it hears. */
    private static final class Recorder implements ClientMessageHandler {

        private final WireBuffer out = new WireBuffer(1 << 10);

        private void write(ClientMessage message) {
            message.write(out.clear());
        }

        @Override
        public boolean extendsPointer() {
            return true;
        }

        @Override
        public boolean extendsClipboard() {
            return true;
        }

        @Override
        public int maxText() {
            return LIMITS.cutText();
        }

        @Override
        public boolean offers(int type) {
            return true;
        }

        @Override
        public boolean offersSound() {
            return true;
        }

        @Override
        public void setPixelFormat(SetPixelFormat message) {
            write(message);
        }

        @Override
        public void setEncodings(SetEncodings message) {
            write(message);
        }

        @Override
        public void framebufferUpdateRequest(FramebufferUpdateRequest message) {
            write(message);
        }

        @Override
        public void keyEvent(KeyEvent message) {
            write(message);
        }

        @Override
        public void pointerEvent(PointerEvent message) {
            write(message);
        }

        @Override
        public void cutText(ClientCutText message) {
            write(message);
        }

        @Override
        public void clipboard(ClipboardMessage message) {
            write(new ClientExtendedCutText(message));
        }

        @Override
        public void setDesktopSize(SetDesktopSize message) {
            write(message);
        }

        @Override
        public void qemuExtendedKeyEvent(QemuExtendedKeyEvent message) {
            write(message);
        }

        @Override
        public void enableContinuousUpdates(EnableContinuousUpdates message) {
            write(message);
        }

        @Override
        public void fence(Fence fence) {
            write(new ClientFence(fence));
        }

        @Override
        public void xvp(ClientXvp message) {
            write(message);
        }

        @Override
        public void companion(CompanionMessage message) {
            write(message);
        }

        @Override
        public void qemuAudio(QemuAudioRequest message) {
            write(message);
        }
    }
}
