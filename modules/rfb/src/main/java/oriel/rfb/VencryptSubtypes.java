package oriel.rfb;

/** Numbers of VeNCrypt's subtypes: rfbproto "VeNCrypt". Security types are subtypes too, by their own numbers. */
public final class VencryptSubtypes {

    /** Name and password as they are. */
    public static final int PLAIN = 256;

    /** Inside TLS without a certificate, nothing more. */
    public static final int TLS_NONE = 257;

    /** Inside TLS without a certificate, VNC authentication. */
    public static final int TLS_VNC = 258;

    /** Inside TLS without a certificate, name and password. */
    public static final int TLS_PLAIN = 259;

    /** Inside TLS with the server's certificate, nothing more. */
    public static final int X509_NONE = 260;

    /** Inside TLS with the server's certificate, VNC authentication. */
    public static final int X509_VNC = 261;

    /** Inside TLS with the server's certificate, name and password. */
    public static final int X509_PLAIN = 262;

    private VencryptSubtypes() {}
}
