package oriel.server.update;

import java.util.Optional;
import oriel.rfb.ClipboardMessage;
import oriel.rfb.ServerMessages;
import oriel.rfb.WireBuffer;

/**
 * A text of the screen's clipboard, and what is sent of it: made when the first viewer needs it, once for all of them and
 * however often they ask. Thread-safe; whoever comes while it is made waits for that.
 */
public final class ClipboardText {

    /** There is no text. */
    static final ClipboardText NONE = new ClipboardText("");

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
            WireBuffer out =
                    new WireBuffer(256).u8(ServerMessages.SERVER_CUT_TEXT).zeros(3);
            new ClipboardMessage.Provide(Optional.of(text)).write(out);
            provide = Optional.of(out.toBytes());
        }
        return provide.get();
    }

    /** The plain ServerCutText that carries it, without a byte if none can; not to be changed. */
    synchronized byte[] cutText() {
        if (cutText.isEmpty()) {
            WireBuffer out = new WireBuffer(256);
            ServerTexts.cutText(text, out);
            cutText = Optional.of(out.toBytes());
        }
        return cutText.get();
    }
}
