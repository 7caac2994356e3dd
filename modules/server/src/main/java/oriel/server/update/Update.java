package oriel.server.update;

import java.util.List;
import java.util.Optional;
import oriel.rfb.Rect;
import oriel.rfb.message.CopyRect;
import oriel.rfb.message.Fence;
import oriel.rfb.message.PseudoRect;
import oriel.server.viewer.ClientParams;

/**
 * One update, as it is to be sent.
 *
 * @param params what the viewer wants
 * @param screen the bounds of the picture
 * @param copies what the viewer copies itself, before anything else
 * @param pseudoRects what goes before the pixels
 * @param pixels the first of what it holds; given back when they are written
 * @param copier copies what is left of it
 * @param mark a fence behind it, so that the viewer shows when it has arrived
 */
record Update(
        ClientParams params,
        Rect screen,
        List<CopyRect> copies,
        List<PseudoRect> pseudoRects,
        Pixels pixels,
        Optional<PictureCopier> copier,
        Optional<Fence> mark) {

    /** Without pixels. */
    static Update of(ClientParams params, Rect screen, List<PseudoRect> pseudoRects) {
        return new Update(params, screen, List.of(), pseudoRects, Pixels.NONE, Optional.empty(), Optional.empty());
    }

    /** The same with a fence behind it. */
    Update withMark(Optional<Fence> fence) {
        return new Update(params, screen, copies, pseudoRects, pixels, copier, fence);
    }

    /** True if there are more pixels than the first. */
    boolean isPartial() {
        return !pixels.rest().isEmpty();
    }
}
