package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.ClipboardMessage;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireReader;

/**
 * Takes a server's messages, one method each; an update is its head, its rectangles in the order of the wire, and its end.
 * Messages of extensions that the viewer has not asked for end the connection. Used by the thread that reads.
 */
public interface ServerMessageHandler {

    /** Bytes of a PIXEL, 1, 2 or 4, as the viewer has asked for: some cursors are made of them. */
    int bytesPerPixel();

    /** True if a cut text of negative length is a message of Extended Clipboard: the viewer lists it. */
    boolean extendsClipboard();

    /** An update begins. */
    void framebufferUpdate(FramebufferUpdate message) throws ProtocolException;

    /** A rectangle of pixels: reads what follows its header. */
    void rectangle(RectangleHeader header, WireReader in) throws IOException;

    /** A rectangle without pixels. */
    void pseudoRect(PseudoRect rect) throws ProtocolException;

    /** The update that has begun is complete. */
    void framebufferUpdateEnd() throws ProtocolException;

    /** Colours for pixels. */
    void setColourMapEntries(SetColourMapEntries message) throws ProtocolException;

    /** The bell. */
    void bell() throws ProtocolException;

    /** A text, lines as they came. */
    void cutText(ServerCutText message) throws ProtocolException;

    /** A message of Extended Clipboard. */
    void clipboard(ClipboardMessage message) throws ProtocolException;

    /** Whether messages of an extension, by their type, were asked for: others end the connection with their first byte. */
    default boolean expects(int type) {
        return false;
    }

    /** Updates come no more without requests; only if that is expected. */
    default void endOfContinuousUpdates() throws ProtocolException {}

    /** A fence; only if they are expected. */
    default void fence(Fence fence) throws ProtocolException {}

    /** The machine's power; only if that is expected. */
    default void xvp(ServerXvp message) throws ProtocolException {}

    /** Sound; only if messages of QEMU are expected. */
    default void qemuAudio(QemuAudio message) throws ProtocolException {}

    /** A word of a page of Oriel's, or for it; only if that is expected. */
    default void companion(CompanionMessage message) throws ProtocolException {}
}
