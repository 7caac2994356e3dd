package oriel.encoding;

import oriel.rfb.PixelFormat;

/**
 * What a viewer has asked for, as far as encoders mind.
 *
 * @param format of the pixels
 * @param compressLevel 0 (fast) to 9 (small), or {@link #UNSET}
 * @param qualityLevel 0 (small) to 9 (good), or {@link #UNSET}: then no loss is allowed
 */
public record EncodeSettings(PixelFormat format, int compressLevel, int qualityLevel) {

    /** The viewer has not named a level. */
    public static final int UNSET = -1;

    /** Without loss and with the encoder's own compression. */
    public static EncodeSettings lossless(PixelFormat format) {
        return new EncodeSettings(format, UNSET, UNSET);
    }
}
