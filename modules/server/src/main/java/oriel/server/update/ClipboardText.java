package oriel.server.update;

import java.util.Optional;
import oriel.rfb.ClipboardMessage;
import oriel.rfb.LineEnds;
import oriel.rfb.WireBuffer;
import oriel.rfb.message.ServerCutText;
import oriel.rfb.message.ServerExtendedCutText;
import oriel.rfb.message.ServerMessage;

/**
 * A text of the screen's clipboard, and what is sent of it: made when the first viewer needs it, once for all of them and
 * however often they ask. Thread-safe; whoever comes while it is made waits for that.
 */
public final class ClipboardText {

    /** There is no text. */
    static final ClipboardText NONE = new ClipboardText("");

    /** Characters, of Latin-1 as they are sent; viewers in the field end the connection above it. */
    static final int MAX_CUT_TEXT = 1 << 20;

    private final String text;
    private Optional<byte[]> provide = Optional.empty();
    private Optional<byte[]> cutText = Optional.empty();

    /** For a text as {@link ClipboardMessage#sound} leaves it. */
    public ClipboardText(String text) {
        this.text = text;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** Characters. */
    int length() {
        return text.length();
    }

    /** Bytes of the text as Extended Clipboard has it, before it is compressed. */
    long wireBytes() {
        return ClipboardMessage.wireBytes(text);
    }

    /** The message of Extended Clipboard that carries it; not to be changed. */
    synchronized byte[] provide() {
        if (provide.isEmpty()) {
            ClipboardMessage message = new ClipboardMessage.Provide(Optional.of(text));
            provide = Optional.of(bytes(new ServerExtendedCutText(message)));
        }
        return provide.get();
    }

    /**
     * The ServerCutText (RFC 6143 section 7.6.4) that carries it, lines ending with LF; without a byte if it is too long
     * for viewers, or empty, which would wipe theirs. Not to be changed.
     */
    synchronized byte[] cutText() {
        if (cutText.isEmpty()) {
            String lines = LineEnds.toLf(text);
            boolean sent = !lines.isEmpty() && lines.codePointCount(0, lines.length()) <= MAX_CUT_TEXT;
            cutText = Optional.of(sent ? bytes(new ServerCutText(lines)) : new byte[0]);
        }
        return cutText.get();
    }

    private static byte[] bytes(ServerMessage message) {
        WireBuffer out = new WireBuffer(256);
        message.write(out);
        return out.toBytes();
    }
}
