package oriel.launcher.bench;

import oriel.scenes.SceneKind;

/**
 * How an encoder did with a scene.
 *
 * @param scene what was shown
 * @param encoder its name
 * @param sized the scene's first frames, from which sizes are reckoned
 * @param timed the frames after warm-up, from which speeds are reckoned
 */
public record EncoderResult(SceneKind scene, String encoder, Sent sized, Sent timed) {

    private static final double RAW_BYTES_PER_PIXEL = 4;

    /**
     * What went to the viewer.
     *
     * @param frames their number
     * @param pixels in the changed areas of these frames
     * @param bytes for the wire, the headers of rectangles among them
     * @param nanos that the encoder took, compression included
     */
    public record Sent(int frames, long pixels, long bytes, long nanos) {}

    /** Million pixels a second. */
    public double mpixelsPerSecond() {
        return timed.pixels() * 1e3 / timed.nanos();
    }

    /** Bytes for a pixel. */
    public double bytesPerPixel() {
        return (double) sized.bytes() / sized.pixels();
    }

    /** How many times smaller than raw pixels of 32 bits. */
    public double ratio() {
        return RAW_BYTES_PER_PIXEL / bytesPerPixel();
    }

    /** Milliseconds for a frame. */
    public double millisPerFrame() {
        return timed.nanos() / 1e6 / timed.frames();
    }
}
