package oriel.rfb.message;

import oriel.rfb.ClipboardMessage;
import oriel.rfb.ProtocolException;

/**
 * Takes a viewer's messages, one method each. Those of extensions that the server has not offered end the connection unless
 * it says otherwise. Used by the thread that reads.
 */
public interface ClientMessageHandler {

    /** True if a PointerEvent may have a second byte of buttons: the viewer wants that, and was told that it may. */
    boolean extendsPointer();

    /** True if a cut text of negative length is a message of Extended Clipboard: the viewer lists it. */
    boolean extendsClipboard();

    /** Most bytes of text that are taken now; what is longer is read and dropped. */
    int maxText();

    /** A pixel format. */
    void setPixelFormat(SetPixelFormat message) throws ProtocolException;

    /** A list of encodings. */
    void setEncodings(SetEncodings message) throws ProtocolException;

    /** A request for an update. */
    void framebufferUpdateRequest(FramebufferUpdateRequest message) throws ProtocolException;

    /** A key. */
    void keyEvent(KeyEvent message) throws ProtocolException;

    /** The pointer. */
    void pointerEvent(PointerEvent message) throws ProtocolException;

    /** A text, lines as they came. */
    void cutText(ClientCutText message) throws ProtocolException;

    /** A message of Extended Clipboard. */
    void clipboard(ClipboardMessage message) throws ProtocolException;

    /** Another layout of the screen. */
    void setDesktopSize(SetDesktopSize message) throws ProtocolException;

    /** A key with its place. */
    void qemuExtendedKeyEvent(QemuExtendedKeyEvent message) throws ProtocolException;

    /** Updates without requests. */
    default void enableContinuousUpdates(EnableContinuousUpdates message) throws ProtocolException {
        throw notOffered("EnableContinuousUpdates");
    }

    /** A fence. */
    default void fence(Fence fence) throws ProtocolException {
        throw notOffered("ClientFence");
    }

    /** The machine's power. */
    default void xvp(ClientXvp message) throws ProtocolException {
        throw notOffered("xvp");
    }

    /** Sound. */
    default void qemuAudio(QemuAudioRequest message) throws ProtocolException {
        throw notOffered("QEMU audio");
    }

    private static ProtocolException notOffered(String name) {
        return new ProtocolException("a message " + name + ", which this server does not offer");
    }
}
