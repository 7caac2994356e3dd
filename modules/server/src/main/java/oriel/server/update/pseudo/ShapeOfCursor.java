package oriel.server.update.pseudo;

import java.util.Optional;
import oriel.rfb.message.PseudoRect;
import oriel.server.viewer.ClientParams;

/** The cursor's shape, in the best form that the viewer lists, for viewers that draw it themselves. */
final class ShapeOfCursor implements PseudoEncoding {

    private final boolean sendShape;
    private long list = ClientParams.INITIAL.listSerial();
    private Optional<CursorForm> form = Optional.empty();
    private Optional<Sent> sent = Optional.empty();

    /** What the viewer has. */
    private record Sent(long shape, long formatSerial, Optional<CursorForm> form) {}

    /** With {@code sendShape} false the cursor is always drawn by the server. */
    ShapeOfCursor(boolean sendShape) {
        this.sendShape = sendShape;
    }

    @Override
    public void note(Moment now) {
        if (sendShape && now.params().listSerial() != list) {
            list = now.params().listSerial();
            form = CursorForm.best(now.params());
        }
        if (form.isEmpty()) {
            sent = Optional.empty();
        }
    }

    /** True if the viewer draws the cursor itself. */
    boolean viewerDraws() {
        return form.isPresent();
    }

    private Sent wanted(Moment now) {
        return new Sent(now.cursor().shape(), now.params().formatSerial(), form);
    }

    @Override
    public boolean isDue(Moment now) {
        return viewerDraws() && !sent.equals(Optional.of(wanted(now)));
    }

    @Override
    public PseudoRect take(Moment now) {
        sent = Optional.of(wanted(now));
        return form.orElseThrow().of(now.cursor().image(), now.params().format());
    }
}
