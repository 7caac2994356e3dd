package oriel.server.update.pseudo;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import oriel.rfb.Encodings;
import oriel.rfb.Rect;
import oriel.rfb.message.PointerPos;
import oriel.rfb.message.PseudoRect;
import oriel.server.viewer.PointerPlace;

/** Where the pointer is, if something else than the viewer has brought it there: rfbproto "PointerPos Pseudo-encoding". */
final class PlaceOfPointer implements PseudoEncoding {

    /** A viewer that moves the pointer is not told where it is: what the screen says then is late. */
    private static final long POINTING_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private final ShapeOfCursor shape;
    private Optional<Place> known = Optional.empty();
    private long seenPointing;
    private OptionalLong dueNanos = OptionalLong.empty();

    /** A pixel of the picture. */
    private record Place(int x, int y) {}

    /** A viewer that does not draw the cursor sees where it is. */
    PlaceOfPointer(ShapeOfCursor shape) {
        this.shape = shape;
    }

    @Override
    public void note(Moment now) {
        dueNanos = OptionalLong.empty();
        if (!now.params().lists(Encodings.POINTER_POS)) {
            known = Optional.empty();
            return;
        }
        if (!shape.viewerDraws()) {
            return;
        }
        PointerPlace own = now.pointed();
        if (own.nanos() != seenPointing) {
            seenPointing = own.nanos();
            Rect bounds = now.bounds();
            known = Optional.of(
                    new Place(Math.min(own.x(), bounds.width() - 1), Math.min(own.y(), bounds.height() - 1)));
        }
        if (known.isEmpty()) {
            known = Optional.of(place(now));
        }
        if (!known.get().equals(place(now)) && isPointing(now)) {
            dueNanos = OptionalLong.of(seenPointing + POINTING_NANOS);
        }
    }

    private static Place place(Moment now) {
        return new Place(now.cursor().x(), now.cursor().y());
    }

    private boolean isPointing(Moment now) {
        return now.pointed() != PointerPlace.NEVER && now.nanos() - seenPointing < POINTING_NANOS;
    }

    @Override
    public boolean isDue(Moment now) {
        return shape.viewerDraws()
                && known.filter(place -> !place.equals(place(now))).isPresent()
                && !isPointing(now)
                && now.bounds().contains(new Rect(now.cursor().x(), now.cursor().y(), 1, 1));
    }

    @Override
    public PseudoRect take(Moment now) {
        known = Optional.of(place(now));
        return new PointerPos(now.cursor().x(), now.cursor().y());
    }

    @Override
    public OptionalLong dueNanos() {
        return dueNanos;
    }
}
