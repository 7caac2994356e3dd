package oriel.server.content;

import java.util.Optional;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/**
 * What a picture shows in an area.
 *
 * @param pixels not changed while somebody looks at them
 * @param area not empty, inside the pixels
 * @param origin what tells them from others; empty if they are nobody else's
 */
public record Shown(Framebuffer pixels, Rect area, Optional<Origin> origin) {

    /**
     * Where pixels come from: in the same area, those of equal origins are the same.
     *
     * @param picture the shared picture, by its number
     * @param version in which the newest of them changed
     */
    public record Origin(long picture, long version) {}

    /** What is nobody else's. */
    public Shown(Framebuffer pixels, Rect area) {
        this(pixels, area, Optional.empty());
    }

    /** The same in a part of the area. */
    public Shown in(Rect part) {
        return new Shown(pixels, part, origin);
    }
}
