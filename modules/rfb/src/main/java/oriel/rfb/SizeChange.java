package oriel.rfb;

/** Why a picture has the size that ExtendedDesktopSize tells, and what came of a SetDesktopSize: rfbproto. */
public final class SizeChange {

    /** Reason: the server decided, or was only asked for the size. */
    public static final int BY_SERVER = 0;

    /** Reason: the viewer that is told asked for it; a status says what came of that. */
    public static final int BY_THIS_VIEWER = 1;

    /** Reason: another viewer asked for it. */
    public static final int BY_OTHER_VIEWER = 2;

    /** Status: it was done. */
    public static final int DONE = 0;

    /** Status: it is not allowed. */
    public static final int PROHIBITED = 1;

    /** Status: the server has not what it takes. */
    public static final int OUT_OF_RESOURCES = 2;

    /** Status: the size or the monitors make no sense. */
    public static final int INVALID_LAYOUT = 3;

    private SizeChange() {}
}
