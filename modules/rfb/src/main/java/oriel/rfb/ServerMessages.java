package oriel.rfb;

/** Types of the messages that a server sends: RFC 6143 section 7.6. */
public final class ServerMessages {

    /** FramebufferUpdate. */
    public static final int FRAMEBUFFER_UPDATE = 0;

    /** SetColourMapEntries. */
    public static final int SET_COLOUR_MAP_ENTRIES = 1;

    /** Bell. */
    public static final int BELL = 2;

    /** ServerCutText. */
    public static final int SERVER_CUT_TEXT = 3;

    private ServerMessages() {}
}
