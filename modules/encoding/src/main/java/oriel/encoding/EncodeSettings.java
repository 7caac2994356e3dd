package oriel.encoding;

import java.util.Optional;
import oriel.rfb.PixelFormat;

/**
 * What a viewer has asked for, as far as encoders mind.
 *
 * @param format of the pixels
 * @param compressLevel 0 (fast) to 9 (small), or {@link #UNSET}
 * @param jpeg how much may be lost; empty: nothing
 */
public record EncodeSettings(PixelFormat format, int compressLevel, Optional<JpegQuality> jpeg) {

    /** The viewer has not named a level. */
    public static final int UNSET = -1;

    /** Without loss and with the encoder's own compression. */
    public static EncodeSettings lossless(PixelFormat format) {
        return new EncodeSettings(format, UNSET, Optional.empty());
    }

    /** The same in another format. */
    public EncodeSettings withFormat(PixelFormat other) {
        return new EncodeSettings(other, compressLevel, jpeg);
    }

    /** The same without loss. */
    public EncodeSettings withoutLoss() {
        return new EncodeSettings(format, compressLevel, Optional.empty());
    }

    /** The viewer's compression level, else the encoder's own. */
    public int compressLevelOr(int own) {
        return compressLevel == UNSET ? own : compressLevel;
    }

    /** The loss allowed; none in formats of 8 bits, whose pixels could not show it: rfbproto "Tight Encoding". */
    public Optional<JpegQuality> allowedJpeg() {
        return format.bitsPerPixel() == 8 ? Optional.empty() : jpeg;
    }
}
