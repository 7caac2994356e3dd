package oriel.rfb.message;

import oriel.rfb.ClipboardMessage;
import oriel.rfb.ProtocolException;

/**
 * Takes a viewer's messages, one method each. Those of extensions that the server does not offer end the connection. Used by
 * the thread that reads.
 */
public interface ClientMessageHandler {

    /** True if a PointerEvent may have a second byte of buttons: the viewer wants that, and was told that it may. */
    boolean extendsPointer();

    /** True if a cut text of negative length is a message of Extended Clipboard: the viewer lists it. */
    boolean extendsClipboard();

    /** Most bytes of text that are taken now; what is longer is read and dropped. 0: no text is looked at. */
    int maxText();

    /** Told before a cut text of so many bytes is read, whatever becomes of it. */
    default void cutTextComes(int bytes) {}

    /** Told how many bytes a compressed text had, also if it cannot be used. */
    default void textUnpacked(long bytes) {}

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

    /** Whether messages of an extension, by their type, are offered: others end the connection with their first byte. */
    default boolean offers(int type) {
        return false;
    }

    /** Whether sound is offered. */
    default boolean offersSound() {
        return false;
    }

    /** Updates without requests; only if they are offered. */
    default void enableContinuousUpdates(EnableContinuousUpdates message) throws ProtocolException {}

    /** A fence; only if they are offered. */
    default void fence(Fence fence) throws ProtocolException {}

    /** The machine's power; only if that is offered. */
    default void xvp(ClientXvp message) throws ProtocolException {}

    /** Sound; only if it is offered. */
    default void qemuAudio(QemuAudioRequest message) throws ProtocolException {}

    /** A word of a page of Oriel's, or for it; only if that is offered. */
    default void companion(CompanionMessage message) throws ProtocolException {}
}
