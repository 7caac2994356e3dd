package oriel.rfb.message;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * The first word of each side: RFC 6143 section 7.1.1.
 *
 * @param major 0 to 999
 * @param minor 0 to 999
 */
public record ProtocolVersion(int major, int minor) implements HandshakeMessage {

    /** The version of RFC 6143. */
    public static final ProtocolVersion V3_8 = new ProtocolVersion(3, 8);

    /** Bytes of the message. */
    public static final int WIRE_BYTES = 12;

    private static final int MAX = 999;

    private static final Pattern EXACT = Pattern.compile("RFB (\\d{3})\\.(\\d{3})\n");

    /** Some viewers leave the zeros out and fill the rest with NULs. */
    private static final Pattern LOOSE = Pattern.compile("RFB (\\d{1,3})\\.(\\d{1,3})\n\0*");

    /** Checks the ranges. */
    public ProtocolVersion {
        if (major < 0 || major > MAX || minor < 0 || minor > MAX) {
            throw new IllegalArgumentException(major + "." + minor);
        }
    }

    /** Reads a server's; empty if it is no version. */
    public static Optional<ProtocolVersion> ofServer(WireReader in) throws IOException {
        return read(EXACT, in.latin1(WIRE_BYTES));
    }

    /** A viewer's, which may lack zeros; empty if these {@link #WIRE_BYTES} bytes are no version. */
    public static Optional<ProtocolVersion> ofViewer(byte[] said) {
        return read(LOOSE, new String(said, StandardCharsets.ISO_8859_1));
    }

    private static Optional<ProtocolVersion> read(Pattern form, String said) {
        Matcher version = form.matcher(said);
        return version.matches()
                ? Optional.of(
                        new ProtocolVersion(Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2))))
                : Optional.empty();
    }

    @Override
    public void write(WireBuffer out) {
        out.put(("RFB " + this + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%03d.%03d", major, minor);
    }
}
