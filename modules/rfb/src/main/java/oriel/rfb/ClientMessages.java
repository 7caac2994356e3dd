package oriel.rfb;

/** Types of the messages that a viewer sends: RFC 6143 section 7.5. */
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

    private ClientMessages() {}
}
