package oriel.rfb;

/** Types of the messages that a viewer sends: RFC 6143 section 7.5, and extensions of it. */
public final class ClientMessages {

    /** SetPixelFormat. */
    public static final int SET_PIXEL_FORMAT = 0;

    /** SetEncodings. */
    public static final int SET_ENCODINGS = 2;

    /** FramebufferUpdateRequest. */
    public static final int FRAMEBUFFER_UPDATE_REQUEST = 3;

    /** KeyEvent. */
    public static final int KEY_EVENT = 4;

    /** PointerEvent. */
    public static final int POINTER_EVENT = 5;

    /** ClientCutText. */
    public static final int CLIENT_CUT_TEXT = 6;

    /** SetDesktopSize: rfbproto "SetDesktopSize". */
    public static final int SET_DESKTOP_SIZE = 251;

    /** Messages of QEMU; a second byte says which. */
    public static final int QEMU = 255;

    /** The second byte of QEMU's Extended Key Event: rfbproto "QEMU Extended Key Event Message". */
    public static final int QEMU_EXTENDED_KEY_EVENT = 0;

    private ClientMessages() {}
}
