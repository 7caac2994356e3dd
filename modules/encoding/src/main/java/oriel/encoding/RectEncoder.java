package oriel.encoding;

import java.util.List;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** Turns rectangles of pixels into the bytes of one encoding. Used by one thread at a time; keeps nothing of its arguments. */
public interface RectEncoder extends AutoCloseable {

    /**
     * Says how an area is best cut into rectangles: where it is of one colour, or of another kind of content. The server
     * cuts them further if the traits want it.
     *
     * @param source the picture; not changed while this runs
     * @param area not empty, inside the picture
     * @return parts that cover the area once; those that must not lose anything are then encoded without loss, by another
     *     encoder if this one always loses something
     */
    default List<Segment> segment(Framebuffer source, Rect area, EncodeSettings settings) {
        return List.of(new Segment(area, true));
    }

    /**
     * Appends what follows a rectangle's header.
     *
     * @param source the picture; not changed while this runs
     * @param rect the pixels to encode: not empty, inside the picture, within the traits
     * @param settings may differ from one call to the next
     * @param out where the bytes go
     */
    void encode(Framebuffer source, Rect rect, EncodeSettings settings, EncodedRect out);

    @Override
    default void close() {}
}
