package oriel.encoding.tight;

import oriel.encoding.EncodeSettings;
import oriel.encoding.EncodedRect;

/** Writes rectangles that are neither of one colour nor JPEG images: what Tight and TightPNG do differently. */
interface LosslessRects extends AutoCloseable {

    /** Appends a rectangle of at least two colours, its control byte first. */
    void write(RectPixels pixels, EncodeSettings settings, EncodedRect out);

    @Override
    default void close() {}
}
