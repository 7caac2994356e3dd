package oriel.server.update.pseudo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import oriel.rfb.Encodings;
import oriel.rfb.message.PseudoRect;
import oriel.server.screen.CursorState;
import oriel.server.viewer.Agreements;

/** All that goes with the pixels of one viewer's updates. Used by the writer thread alone. */
public final class PseudoEncodings {

    private final ShapeOfCursor shape;
    private final List<PseudoEncoding> all;

    /**
     * For a viewer that knows nothing yet.
     *
     * @param agreements takes the extensions that the viewer has been told of
     * @param sendCursor false if the cursor is always drawn into the picture
     */
    public PseudoEncodings(Agreements agreements, boolean sendCursor) {
        this(agreements, new ShapeOfCursor(sendCursor));
    }

    private PseudoEncodings(Agreements agreements, ShapeOfCursor shape) {
        this(
                shape,
                List.of(
                        new ExtensionAgreement(Encodings.QEMU_EXTENDED_KEY, agreements),
                        new ExtensionAgreement(Encodings.EXTENDED_MOUSE_BUTTONS, agreements),
                        new MotionOfPointer(agreements),
                        new NameOfDesktop(),
                        new LedStates(),
                        shape,
                        new PlaceOfPointer(shape)));
    }

    /** In this order. */
    PseudoEncodings(ShapeOfCursor shape, List<PseudoEncoding> all) {
        this.shape = shape;
        this.all = all;
    }

    /** Takes note of what is so now, before anything is asked. */
    public void note(Moment now) {
        all.forEach(each -> each.note(now));
    }

    /** True if something is due. */
    public boolean isDue(Moment now) {
        return all.stream().anyMatch(each -> each.isDue(now));
    }

    /** When something becomes due by itself, by the engine's clock. */
    public OptionalLong dueNanos() {
        return all.stream()
                .map(PseudoEncoding::dueNanos)
                .filter(OptionalLong::isPresent)
                .min(Comparator.comparingLong(OptionalLong::getAsLong))
                .orElse(OptionalLong.empty());
    }

    /** The cursor that the picture has to show: a hidden one if the viewer draws it itself. */
    public CursorState toDraw(Moment now) {
        return shape.viewerDraws() ? CursorState.HIDDEN : now.cursor();
    }

    /** What is due, in the order of the wire; it counts as sent. */
    public List<PseudoRect> take(Moment now) {
        List<PseudoRect> due = new ArrayList<>();
        for (PseudoEncoding each : all) {
            if (each.isDue(now)) {
                due.add(each.take(now));
            }
        }
        return due;
    }
}
