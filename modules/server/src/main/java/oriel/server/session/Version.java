package oriel.server.session;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import oriel.rfb.ProtocolException;

/** The protocol versions that differ: RFC 6143 section 7.1.1 and appendix A. */
enum Version {
    /** 3.3: the server decides the security type. */
    V3_3,
    /** 3.7: a list of types; no SecurityResult after None, no reasons. */
    V3_7,
    /** 3.8. */
    V3_8,
    /** 3.889, Apple's: as 3.8, but after None neither SecurityResult nor ClientInit. */
    APPLE;

    /** Bytes of ProtocolVersion. */
    static final int WIRE_BYTES = 12;

    /** What the server speaks. */
    static final byte[] GREETING = "RFB 003.008\n".getBytes(StandardCharsets.US_ASCII);

    /** Some viewers leave the zeros out and fill the rest with NULs. */
    private static final Pattern FORM = Pattern.compile("RFB (\\d{1,3})\\.(\\d{1,3})\n\0*");

    private static final int MAJOR = 3;
    private static final int APPLE_MINOR = 889;

    /**
     * Reads what a viewer answered to the greeting. Minor versions that nobody defined count as the next lower one.
     *
     * @throws ProtocolException if it is no version
     * @throws UnsupportedVersionException if the major version is not 3
     */
    static Version of(byte[] answer) throws ProtocolException, UnsupportedVersionException {
        Matcher form = FORM.matcher(new String(answer, StandardCharsets.ISO_8859_1));
        if (!form.matches()) {
            throw new ProtocolException("the peer does not speak RFB");
        }
        if (Integer.parseInt(form.group(1)) != MAJOR) {
            throw new UnsupportedVersionException(form.group(1) + "." + form.group(2));
        }
        int minor = Integer.parseInt(form.group(2));
        if (minor == APPLE_MINOR) {
            return APPLE;
        }
        if (minor < 7) {
            return V3_3;
        }
        return minor == 7 ? V3_7 : V3_8;
    }

    /** True if a failure is followed by its reason after SecurityResult. */
    boolean tellsReasons() {
        return this == V3_8 || this == APPLE;
    }
}
