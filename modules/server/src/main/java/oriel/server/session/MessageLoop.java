package oriel.server.session;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import oriel.rfb.ClipboardMessage;
import oriel.rfb.LineEnds;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireReader;
import oriel.rfb.message.ClientCutText;
import oriel.rfb.message.ClientMessageHandler;
import oriel.rfb.message.ClientMessageReader;
import oriel.rfb.message.CompanionMessage;
import oriel.rfb.message.EnableContinuousUpdates;
import oriel.rfb.message.Fence;
import oriel.rfb.message.FramebufferUpdateRequest;
import oriel.rfb.message.KeyEvent;
import oriel.rfb.message.PointerEvent;
import oriel.rfb.message.QemuExtendedKeyEvent;
import oriel.rfb.message.SetDesktopSize;
import oriel.rfb.message.SetEncodings;
import oriel.rfb.message.SetPixelFormat;
import oriel.server.flow.WorkPace;
import oriel.server.options.SessionOptions;
import oriel.transport.Connection;

/**
 * A session's reader thread: takes the messages of RFC 6143 section 7.5, and of extensions, until the viewer leaves, at the
 * pace at which the work that they make can be done.
 */
final class MessageLoop implements ClientMessageHandler {

    /** Larger sizes are refused before any work. */
    private static final long MAX_SIZE_PIXELS = 1L << 26;

    private final Connection connection;
    private final ClientMessageReader reader;
    private final MessageTarget target;
    private final WorkPace pace;
    private final Handshake.Pause pause;
    private final Duration messageTimeout;

    /** A loop that {@code pause} holds up where {@code pace} says so. */
    MessageLoop(
            Connection connection, MessageTarget target, SessionOptions options, WorkPace pace, Handshake.Pause pause) {
        this.pace = pace;
        this.pause = pause;
        this.connection = connection;
        this.reader = new ClientMessageReader(new WireReader(connection), options.limits());
        this.target = target;
        this.messageTimeout = options.messageTimeout();
    }

    /**
     * Returns when the viewer has ended the stream between two messages.
     *
     * @throws ProtocolException if it sends what the server has not offered
     */
    void run() throws IOException, InterruptedException {
        int type = reader.type();
        target.greeted();
        while (type >= 0) {
            long wait = pace.waitNanos();
            if (wait > 0) {
                pause.sleep(wait);
            }
            pace.spend(WorkPace.MESSAGE_NANOS);
            connection.readLimit(messageTimeout);
            Optional<Fence> sync = target.sync();
            reader.read(type, this);
            target.endSync(sync);
            connection.readLimit(Duration.ZERO);
            type = reader.type();
        }
    }

    @Override
    public boolean extendsPointer() {
        return target.takesManyButtons();
    }

    @Override
    public boolean extendsClipboard() {
        return target.extendsClipboard();
    }

    @Override
    public boolean offers(int type) {
        return switch (type) {
            case CompanionMessage.TYPE -> target.hasCompanion();
            case Fence.TYPE -> target.mayFence();
            case EnableContinuousUpdates.TYPE -> target.mayContinue();
            default -> false;
        };
    }

    @Override
    public void fence(Fence fence) throws ProtocolException {
        target.fence(fence);
    }

    @Override
    public void enableContinuousUpdates(EnableContinuousUpdates message) throws ProtocolException {
        target.continuousUpdates(message.enable(), message.area());
    }

    /** Whoever sends many is read more slowly, as with any other message that makes work. */
    @Override
    public void companion(CompanionMessage message) {
        long base = message.kind() == CompanionMessage.TEXT ? WorkPace.COMPANION_NANOS : WorkPace.MESSAGE_NANOS;
        pace.spend(base + WorkPace.BYTE_NANOS * message.payload().length);
        target.companion(message);
    }

    @Override
    public int maxText() {
        return target.takesText() ? target.mostText() : 0;
    }

    @Override
    public void cutTextComes(int bytes) {
        pace.spend(WorkPace.READ_NANOS * bytes);
    }

    @Override
    public void textUnpacked(long bytes) {
        pace.spend(WorkPace.BYTE_NANOS * bytes);
    }

    /** Has all of the picture sent again. */
    @Override
    public void setPixelFormat(SetPixelFormat message) throws ProtocolException {
        pace.spend(WorkPace.PIXEL_NANOS * target.picture().area());
        target.setPixelFormat(message.format());
    }

    @Override
    public void setEncodings(SetEncodings message) throws ProtocolException {
        pace.spend(WorkPace.NUMBER_NANOS * message.encodings().size());
        target.setEncodings(message.encodings());
    }

    @Override
    public void framebufferUpdateRequest(FramebufferUpdateRequest message) {
        if (!message.incremental()) {
            pace.spend(WorkPace.PIXEL_NANOS
                    * message.area().intersection(target.picture()).area());
        }
        target.requestUpdate(message.area(), message.incremental());
    }

    @Override
    public void keyEvent(KeyEvent message) {
        target.key(message.keysym(), 0, message.down());
    }

    @Override
    public void pointerEvent(PointerEvent message) {
        target.pointer(message.x(), message.y(), message.buttons());
    }

    /** A key without a place, or with none that is, has its keysym. */
    @Override
    public void qemuExtendedKeyEvent(QemuExtendedKeyEvent message) {
        int scanCode = ScanCode.of(message.keycode());
        if (message.keysym() != 0 || scanCode != 0) {
            target.key(message.keysym(), scanCode, message.down());
        }
    }

    @Override
    public void setDesktopSize(SetDesktopSize message) throws ProtocolException {
        long pixels = Math.min(MAX_SIZE_PIXELS, (long) message.width() * message.height());
        pace.spend(WorkPace.RESIZE_NANOS + WorkPace.PIXEL_NANOS * pixels);
        target.setDesktopSize(message.width(), message.height(), message.monitors());
    }

    @Override
    public void cutText(ClientCutText message) {
        if (target.takesText()) {
            pace.spend(WorkPace.BYTE_NANOS * message.text().length());
            target.cutText(LineEnds.toLf(message.text()));
        }
    }

    @Override
    public void clipboard(ClipboardMessage message) {
        if (message instanceof ClipboardMessage.Request) {
            pace.spend(WorkPace.BYTE_NANOS * target.textToGive());
        }
        target.clipboard(message);
    }
}
