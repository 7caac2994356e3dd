package oriel.server.update;

import java.util.List;
import java.util.Optional;
import oriel.rfb.Rect;
import oriel.server.screen.Move;
import oriel.server.update.pseudo.Moment;

/**
 * What one update holds.
 *
 * @param version of the picture it was made from
 * @param size what is told of the size, if that is all that it holds
 * @param moves what the viewer copies itself, before anything else
 * @param areas what is due
 * @param pixels the first of it, copied
 * @param copier copies the rest
 * @param now what there is to tell without pixels
 * @param tells true if something of that is due
 */
record Plan(
        long version,
        Optional<DesktopSizeUpdates.News> size,
        List<Move> moves,
        List<Rect> areas,
        Pixels pixels,
        Optional<PictureCopier> copier,
        Moment now,
        boolean tells) {

    /** Without pixels. */
    static Plan without(long version, List<Move> moves, Moment now, boolean tells) {
        return new Plan(version, Optional.empty(), moves, List.of(), Pixels.NONE, Optional.empty(), now, tells);
    }

    /** The size alone. */
    static Plan ofSize(long version, DesktopSizeUpdates.News news, Moment now) {
        return new Plan(version, Optional.of(news), List.of(), List.of(), Pixels.NONE, Optional.empty(), now, false);
    }

    boolean isEmpty() {
        return moves.isEmpty() && areas.isEmpty() && !tells;
    }

    boolean refresh() {
        return pixels.exact() && !tells;
    }
}
