package oriel.server.session;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import oriel.rfb.ClientMessages;
import oriel.rfb.ClipboardMessage;
import oriel.rfb.Limits;
import oriel.rfb.MonitorArea;
import oriel.rfb.PixelFormat;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.WireReader;
import oriel.server.SessionOptions;
import oriel.transport.Connection;

/** A session's reader thread: takes the messages of RFC 6143 section 7.5, and of extensions, until the viewer leaves. */
final class MessageLoop {

    /** Marks a PointerEvent of more than eight buttons; the bits from the eighth on are in another byte. */
    private static final int MORE_BUTTONS = 0x80;

    private static final int MORE_BUTTONS_SHIFT = 7;

    /** Bytes that a message of Extended Clipboard may have besides the text, even if that is not compressible. */
    private static final int EXTENDED_OVERHEAD = 4096;

    /** Larger sizes are refused before any work. */
    private static final long MAX_SIZE_PIXELS = 1L << 26;

    private final Connection connection;
    private final WireReader in;
    private final MessageTarget target;
    private final WorkPace pace;
    private final Duration messageTimeout;
    private final Limits limits;

    MessageLoop(Connection connection, MessageTarget target, SessionOptions options, WorkPace pace) {
        this.pace = pace;
        this.connection = connection;
        this.in = new WireReader(connection);
        this.target = target;
        this.messageTimeout = options.messageTimeout();
        this.limits = options.limits();
    }

    /**
     * Returns when the viewer has ended the stream between two messages.
     *
     * @throws ProtocolException if it sends what the server has not offered
     */
    void run() throws IOException, InterruptedException {
        while (true) {
            int type = in.messageType();
            if (type < 0) {
                return;
            }
            pace.await();
            pace.spend(WorkPace.MESSAGE_NANOS);
            connection.readLimit(messageTimeout);
            take(type);
            connection.readLimit(Duration.ZERO);
        }
    }

    private void take(int type) throws IOException {
        switch (type) {
            case ClientMessages.SET_PIXEL_FORMAT -> setPixelFormat();
            case ClientMessages.SET_ENCODINGS -> setEncodings();
            case ClientMessages.FRAMEBUFFER_UPDATE_REQUEST -> requestUpdate();
            case ClientMessages.KEY_EVENT -> key();
            case ClientMessages.POINTER_EVENT -> pointer();
            case ClientMessages.CLIENT_CUT_TEXT -> cutText();
            case ClientMessages.SET_DESKTOP_SIZE -> setDesktopSize();
            case ClientMessages.QEMU -> qemu();
            default -> throw new ProtocolException("a message of type " + type + ", which this server does not offer");
        }
    }

    /** Has all of the picture sent again. */
    private void setPixelFormat() throws IOException {
        in.skip(3);
        pace.spend(WorkPace.PIXEL_NANOS * target.picture().area());
        target.setPixelFormat(PixelFormat.read(in));
    }

    private void setEncodings() throws IOException {
        in.skip(1);
        int count = in.u16();
        if (count > limits.setEncodings()) {
            throw new ProtocolException(count + " encodings, " + limits.setEncodings() + " are allowed");
        }
        pace.spend(WorkPace.NUMBER_NANOS * count);
        List<Integer> encodings = new ArrayList<>(Math.min(count, 64));
        for (int i = 0; i < count; i++) {
            encodings.add(in.s32());
        }
        target.setEncodings(encodings);
    }

    private void requestUpdate() throws IOException {
        boolean incremental = in.u8() != 0;
        int x = in.u16();
        int y = in.u16();
        int width = in.u16();
        int height = in.u16();
        Rect area = new Rect(x, y, width, height);
        if (!incremental) {
            pace.spend(
                    WorkPace.PIXEL_NANOS * area.intersection(target.picture()).area());
        }
        target.requestUpdate(area, incremental);
    }

    private void key() throws IOException {
        boolean down = in.u8() != 0;
        in.skip(2);
        target.key(in.s32(), 0, down);
    }

    /** With more than eight buttons there is one byte more, once the viewer may send it: ExtendedMouseButtons. */
    private void pointer() throws IOException {
        int buttons = in.u8();
        int x = in.u16();
        int y = in.u16();
        if ((buttons & MORE_BUTTONS) != 0 && target.takesManyButtons()) {
            buttons = buttons & ~MORE_BUTTONS | in.u8() << MORE_BUTTONS_SHIFT;
        }
        target.pointer(x, y, buttons);
    }

    /** Only the Extended Key Event is known of QEMU's messages. A key without a place, or with none that is, has its keysym. */
    private void qemu() throws IOException {
        int kind = in.u8();
        if (kind != ClientMessages.QEMU_EXTENDED_KEY_EVENT) {
            throw new ProtocolException("a message of QEMU of type " + kind + ", which this server does not offer");
        }
        boolean down = in.u16() != 0;
        int keysym = in.s32();
        int scanCode = ScanCode.of(in.s32());
        if (keysym != 0 || scanCode != 0) {
            target.key(keysym, scanCode, down);
        }
    }

    private void setDesktopSize() throws IOException {
        in.skip(1);
        int width = in.u16();
        int height = in.u16();
        int count = in.u8();
        in.skip(1);
        pace.spend(WorkPace.RESIZE_NANOS + WorkPace.PIXEL_NANOS * Math.min(MAX_SIZE_PIXELS, (long) width * height));
        List<MonitorArea> monitors = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            monitors.add(MonitorArea.read(in));
        }
        target.setDesktopSize(width, height, monitors);
    }

    /** Text above the limit is read and dropped up to {@link Limits#DRAINED_CUT_TEXT}; more ends the session at once. */
    private void cutText() throws IOException {
        in.skip(3);
        int length = in.s32();
        boolean extended = length < 0 && target.extendsClipboard();
        int bytes = extended ? -length : length;
        int limit = target.takesText() ? Math.min(limits.cutText(), target.mostText()) : 0;
        if (bytes < 0 || bytes > Math.max(limits.cutText(), Limits.DRAINED_CUT_TEXT)) {
            throw new ProtocolException("a cut text of " + Integer.toUnsignedString(bytes) + " bytes");
        }
        pace.spend(WorkPace.READ_NANOS * bytes);
        if (bytes > limit + (extended ? EXTENDED_OVERHEAD : 0)) {
            in.skip(bytes);
        } else if (extended) {
            clipboard(bytes, limit);
        } else if (target.takesText()) {
            pace.spend(WorkPace.BYTE_NANOS * bytes);
            target.cutText(ClipboardMessage.lines(in.latin1(bytes)));
        } else {
            in.skip(bytes);
        }
    }

    private void clipboard(int bytes, int limit) throws IOException {
        ClipboardMessage message =
                ClipboardMessage.read(in, bytes, limit, unpacked -> pace.spend(WorkPace.BYTE_NANOS * unpacked));
        if (message instanceof ClipboardMessage.Request) {
            pace.spend(WorkPace.BYTE_NANOS * target.textToGive());
        }
        target.clipboard(message);
    }
}
