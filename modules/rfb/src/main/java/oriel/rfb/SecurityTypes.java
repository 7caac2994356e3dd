package oriel.rfb;

/** Numbers of security types: RFC 6143 section 7.2, and rfbproto. */
public final class SecurityTypes {

    /** No answer but a reason. */
    public static final int INVALID = 0;

    /** No authentication. */
    public static final int NONE = 1;

    /** VNC authentication: a DES challenge. */
    public static final int VNC_AUTHENTICATION = 2;

    /** RSA-AES of 128 bits: rfbproto's "RA2". */
    public static final int RA2 = 5;

    /** The same, in the clear from SecurityResult on. */
    public static final int RA2NE = 6;

    /** RSA-AES of 256 bits. */
    public static final int RA2_256 = 129;

    /** The same, in the clear from SecurityResult on. */
    public static final int RA2NE_256 = 130;

    /** TightVNC's own: a list of capabilities, of which one is the way to log in. */
    public static final int TIGHT = 16;

    /** A list of subtypes, most of them inside TLS: {@link VencryptSubtypes}. */
    public static final int VENCRYPT = 19;

    /** A Diffie-Hellman exchange, with which name and password are encrypted; Apple's. */
    public static final int APPLE_DH = 30;

    /** The same with short numbers; UltraVNC's "MSLogonII". */
    public static final int MS_LOGON_2 = 113;

    private SecurityTypes() {}
}
