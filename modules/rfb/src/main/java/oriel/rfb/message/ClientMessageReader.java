package oriel.rfb.message;

import java.io.IOException;
import java.util.Set;
import oriel.rfb.ClipboardMessage;
import oriel.rfb.Limits;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireReader;

/** Reads a viewer's messages, and compares lengths with limits before anything is allocated. Used by one thread. */
public final class ClientMessageReader {

    /** Bytes that a message of Extended Clipboard may have besides the text, even if that is not compressible. */
    private static final int EXTENDED_OVERHEAD = 4096;

    /** What a viewer may send only if the server has said that it takes it. */
    private static final Set<Integer> EXTENSIONS =
            Set.of(CompanionMessage.TYPE, EnableContinuousUpdates.TYPE, Fence.TYPE, ClientXvp.TYPE);

    private final WireReader in;
    private final Limits limits;

    /** Reads from {@code in}. */
    public ClientMessageReader(WireReader in, Limits limits) {
        this.in = in;
        this.limits = limits;
    }

    /**
     * Reads the first byte of a message.
     *
     * @return its type, or -1 if the viewer has ended the stream here
     */
    public int type() throws IOException {
        return in.messageType();
    }

    /**
     * Reads what follows a type, and hands the message over.
     *
     * @throws ProtocolException if it is none that is known, or breaks its rules, or the handler refuses it
     */
    public void read(int type, ClientMessageHandler handler) throws IOException {
        if (EXTENSIONS.contains(type) && !handler.offers(type)) {
            throw notOffered("a message of type " + type);
        }
        switch (type) {
            case SetPixelFormat.TYPE -> handler.setPixelFormat(SetPixelFormat.read(in));
            case SetEncodings.TYPE -> handler.setEncodings(SetEncodings.read(in, limits));
            case FramebufferUpdateRequest.TYPE -> handler.framebufferUpdateRequest(FramebufferUpdateRequest.read(in));
            case KeyEvent.TYPE -> handler.keyEvent(KeyEvent.read(in));
            case PointerEvent.TYPE -> handler.pointerEvent(PointerEvent.read(in, handler.extendsPointer()));
            case ClientCutText.TYPE -> cutText(handler);
            case CompanionMessage.TYPE -> handler.companion(CompanionMessage.read(in));
            case EnableContinuousUpdates.TYPE -> handler.enableContinuousUpdates(EnableContinuousUpdates.read(in));
            case Fence.TYPE -> handler.fence(Fence.read(in));
            case ClientXvp.TYPE -> handler.xvp(ClientXvp.read(in));
            case SetDesktopSize.TYPE -> handler.setDesktopSize(SetDesktopSize.read(in));
            case QemuExtendedKeyEvent.TYPE -> qemu(handler);
            default -> throw notOffered("a message of type " + type);
        }
    }

    private static ProtocolException notOffered(String what) {
        return new ProtocolException(what + ", which this server does not offer");
    }

    private void qemu(ClientMessageHandler handler) throws IOException {
        int subtype = in.u8();
        if (subtype == QemuAudioRequest.SUBTYPE && !handler.offersSound()) {
            throw notOffered("a message of QEMU of type " + subtype);
        }
        switch (subtype) {
            case QemuExtendedKeyEvent.SUBTYPE -> handler.qemuExtendedKeyEvent(QemuExtendedKeyEvent.read(in));
            case QemuAudioRequest.SUBTYPE -> handler.qemuAudio(QemuAudioRequest.read(in));
            default -> throw notOffered("a message of QEMU of type " + subtype);
        }
    }

    /** Text above the limit is read and dropped up to {@link Limits#DRAINED_CUT_TEXT}; more ends the session at once. */
    private void cutText(ClientMessageHandler handler) throws IOException {
        in.skip(ClientCutText.PADDING);
        int length = in.s32();
        boolean extended = length < 0 && handler.extendsClipboard();
        int bytes = extended ? -length : length;
        int limit = Math.min(limits.cutText(), handler.maxText());
        if (bytes < 0 || bytes > Math.max(limits.cutText(), Limits.DRAINED_CUT_TEXT)) {
            throw new ProtocolException("a cut text of " + Integer.toUnsignedString(bytes) + " bytes");
        }
        handler.cutTextComes(bytes);
        if (bytes > limit + (extended ? EXTENDED_OVERHEAD : 0)) {
            in.skip(bytes);
        } else if (extended) {
            handler.clipboard(ClipboardMessage.read(in, bytes, limit, handler::textUnpacked));
        } else {
            handler.cutText(new ClientCutText(in.latin1(bytes)));
        }
    }
}
