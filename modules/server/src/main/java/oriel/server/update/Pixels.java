package oriel.server.update;

import java.util.List;
import java.util.Optional;
import oriel.rfb.Rect;
import oriel.server.screen.PictureId;

/**
 * Pixels to be sent.
 *
 * @param areas of the snapshot, not overlapping; so many that they must be counted only if the viewer lists LastRect
 * @param versions of the shared picture that the areas show; empty if the snapshot shows anything else too, or there is no other viewer
 * @param alike true if another viewer wants the same pixels encoded in the same way
 * @param picture the identity of the shared picture
 * @param snapshot the pixels; present if there are areas
 * @param exact true if nothing may be lost
 * @param rest areas of the same update that are copied later
 */
record Pixels(
        List<Rect> areas,
        Optional<long[]> versions,
        boolean alike,
        PictureId picture,
        Optional<Snapshot> snapshot,
        boolean exact,
        List<Rect> rest)
        implements AutoCloseable {

    /** No pixels. */
    static final Pixels NONE =
            new Pixels(List.of(), Optional.empty(), false, new PictureId(0), Optional.empty(), false, List.of());

    @Override
    public void close() {
        snapshot.ifPresent(Snapshot::close);
    }
}
