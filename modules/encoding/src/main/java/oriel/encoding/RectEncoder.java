package oriel.encoding;

import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** Turns rectangles of pixels into the bytes of one encoding. Used by one thread at a time; keeps nothing of its arguments. */
public interface RectEncoder extends AutoCloseable {

    /**
     * Appends what follows a rectangle's header.
     *
     * @param source the picture; not changed while this runs
     * @param rect the pixels to encode: not empty, inside the picture, within the traits
     * @param settings may differ from one call to the next; loss is allowed where the server has found a photograph
     * @param out where the bytes go
     */
    void encode(Framebuffer source, Rect rect, EncodeSettings settings, EncodedRect out);

    /**
     * The viewer has lost its decoder of this rectangle: the next call begins anew, as the first did. Only called if the
     * traits say {@link EncoderTraits.Memory#RECTANGLE}.
     */
    default void reset() {}

    /**
     * The viewer may not have what came before: the next call must not refer to it, so that a decoder that has nothing can read
     * it. Only called if the traits say {@link EncoderTraits.Memory#RECTANGLE}.
     */
    default void requestKeyFrame() {}

    @Override
    default void close() {}
}
