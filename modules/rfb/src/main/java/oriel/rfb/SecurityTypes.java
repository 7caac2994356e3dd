package oriel.rfb;

/** Numbers of security types: RFC 6143 section 7.2. */
public final class SecurityTypes {

    /** No answer but a reason. */
    public static final int INVALID = 0;

    /** No authentication. */
    public static final int NONE = 1;

    /** VNC authentication: a DES challenge. */
    public static final int VNC_AUTHENTICATION = 2;

    private SecurityTypes() {}
}
