package oriel.launcher.bench;

import oriel.scenes.SceneKind;

/**
 * How an encoder did with a scene.
 *
 * @param scene what was shown
 * @param encoder its name
 * @param frames encoded
 * @param pixels in the changed areas of these frames
 * @param bytes for the wire, the headers of rectangles among them
 * @param nanos that the encoder took, compression included
 */
public record EncoderResult(SceneKind scene, String encoder, long frames, long pixels, long bytes, long nanos) {

    private static final double RAW_BYTES_PER_PIXEL = 4;

    /** Million pixels a second. */
    public double mpixelsPerSecond() {
        return pixels * 1e3 / nanos;
    }

    /** Bytes for a pixel. */
    public double bytesPerPixel() {
        return (double) bytes / pixels;
    }

    /** How many times smaller than raw pixels of 32 bits. */
    public double ratio() {
        return RAW_BYTES_PER_PIXEL / bytesPerPixel();
    }

    /** Milliseconds for a frame. */
    public double millisPerFrame() {
        return nanos / 1e6 / frames;
    }
}
