package oriel.rfb.message;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import oriel.rfb.ClipboardMessage;
import oriel.rfb.Encodings;
import oriel.rfb.Limits;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireReader;

/** Reads a server's messages, and compares lengths with limits before anything is allocated. Used by one thread. */
public final class ServerMessageReader {

    /** Most rectangles of one update without a count; a screen of 8K has fewer tiles of 8x8. */
    public static final int MAX_RECTANGLES = 1 << 20;

    /** What a server may send only if the viewer has asked for it. */
    private static final Set<Integer> EXTENSIONS = Set.of(
            CompanionMessage.TYPE, EndOfContinuousUpdates.TYPE, Fence.TYPE, ServerXvp.TYPE, QemuExtendedKeyEvent.TYPE);

    private final WireReader in;
    private final Limits limits;
    private final PseudoRectReader pseudoRects;

    /** Reads from {@code in}. */
    public ServerMessageReader(WireReader in, Limits limits) {
        this.in = in;
        this.limits = limits;
        this.pseudoRects = new PseudoRectReader(in);
    }

    /**
     * Reads the first byte of a message.
     *
     * @return its type, or -1 if the server has ended the stream here
     */
    public int type() throws IOException {
        return in.messageType();
    }

    /**
     * Reads what follows a type, and hands the message over.
     *
     * @throws ProtocolException if it is none that is known, or breaks its rules, or the handler refuses it
     */
    public void read(int type, ServerMessageHandler handler) throws IOException {
        if (EXTENSIONS.contains(type) && !handler.expects(type)) {
            throw new ProtocolException("a message of type " + type);
        }
        switch (type) {
            case FramebufferUpdate.TYPE -> update(handler);
            case SetColourMapEntries.TYPE -> handler.setColourMapEntries(SetColourMapEntries.read(in));
            case Bell.TYPE -> handler.bell();
            case ServerCutText.TYPE -> cutText(handler);
            case CompanionMessage.TYPE -> handler.companion(CompanionMessage.read(in));
            case EndOfContinuousUpdates.TYPE -> handler.endOfContinuousUpdates();
            case Fence.TYPE -> handler.fence(Fence.read(in));
            case ServerXvp.TYPE -> handler.xvp(ServerXvp.read(in));
            case QemuExtendedKeyEvent.TYPE -> qemu(handler);
            default -> throw new ProtocolException("a message of type " + type);
        }
    }

    private void update(ServerMessageHandler handler) throws IOException {
        FramebufferUpdate update = FramebufferUpdate.read(in);
        handler.framebufferUpdate(update);
        for (int i = 0; update.isUncounted() || i < update.rectangles(); i++) {
            RectangleHeader header = RectangleHeader.read(in);
            if (header.encoding() == Encodings.LAST_RECT) {
                handler.pseudoRect(new LastRect());
                break;
            }
            if (i >= MAX_RECTANGLES) {
                throw new ProtocolException("an update with more than " + MAX_RECTANGLES + " rectangles");
            }
            Optional<PseudoRect> pseudo = pseudoRects.read(header, handler.bytesPerPixel());
            if (pseudo.isPresent()) {
                handler.pseudoRect(pseudo.get());
            } else {
                handler.rectangle(header, in);
            }
        }
        handler.framebufferUpdateEnd();
    }

    private void cutText(ServerMessageHandler handler) throws IOException {
        in.skip(ServerCutText.PADDING);
        int length = in.s32();
        boolean extended = length < 0 && handler.extendsClipboard();
        int bytes = extended ? -length : length;
        if (bytes < 0 || bytes > limits.cutText()) {
            throw new ProtocolException("a cut text of " + Integer.toUnsignedString(bytes) + " bytes");
        }
        if (extended) {
            handler.clipboard(ClipboardMessage.read(in, bytes, limits.cutText()));
        } else {
            handler.cutText(new ServerCutText(in.latin1(bytes)));
        }
    }

    private void qemu(ServerMessageHandler handler) throws IOException {
        int subtype = in.u8();
        if (subtype != QemuAudio.SUBTYPE) {
            throw new ProtocolException("a message of QEMU of type " + subtype);
        }
        handler.qemuAudio(QemuAudio.read(in));
    }
}
