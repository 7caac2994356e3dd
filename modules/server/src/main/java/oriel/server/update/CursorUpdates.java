package oriel.server.update;

import java.util.Optional;
import oriel.capture.CursorImage;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.rfb.message.PseudoRect;
import oriel.server.screen.CursorState;

/**
 * One viewer's cursor: sent as its shape in the best form that the viewer lists, else drawn into the picture. Used by the
 * writer thread alone.
 */
final class CursorUpdates {

    private static final long NOTHING_SENT = -1;

    private final boolean sendShape;
    private long sentShape = NOTHING_SENT;
    private long sentFormat = NOTHING_SENT;
    private Optional<CursorForm> sentForm = Optional.empty();
    private long list = ViewerProfile.INITIAL.listSerial();
    private Optional<CursorForm> form = Optional.empty();
    private CursorState drawn = new CursorState(CursorImage.HIDDEN, NOTHING_SENT, 0, 0);

    /** With {@code sendShape} false the cursor is always drawn. */
    CursorUpdates(boolean sendShape) {
        this.sendShape = sendShape;
    }

    /** True if the viewer draws the cursor itself. */
    boolean viewerDraws(ViewerProfile profile) {
        return form(profile).isPresent();
    }

    private Optional<CursorForm> form(ViewerProfile profile) {
        if (sendShape && profile.listSerial() != list) {
            list = profile.listSerial();
            form = CursorForm.best(profile);
        }
        return form;
    }

    /** True if the viewer draws the cursor and has not got the newest shape in its format. */
    boolean isShapeDue(ViewerProfile profile, CursorState cursor) {
        return viewerDraws(profile)
                && (sentShape != cursor.shape()
                        || sentFormat != profile.formatSerial()
                        || !sentForm.equals(form(profile)));
    }

    /**
     * Makes the pixels due where a drawn cursor is or will be, if it changed; remembers it as drawn.
     *
     * @return what to draw into the next picture: hidden if the viewer draws the cursor itself
     */
    CursorState toDraw(ViewerProfile profile, CursorState cursor, ViewerState state) {
        CursorState wanted = viewerDraws(profile) ? new CursorState(CursorImage.HIDDEN, NOTHING_SENT, 0, 0) : cursor;
        if (!viewerDraws(profile)) {
            sentShape = NOTHING_SENT;
        }
        if (!wanted.equals(drawn)) {
            state.owe(area(drawn));
            state.owe(area(wanted));
            drawn = wanted;
        }
        return wanted;
    }

    private static Rect area(CursorState cursor) {
        CursorImage image = cursor.image();
        return new Rect(cursor.x() - image.hotX(), cursor.y() - image.hotY(), image.width(), image.height());
    }

    /** Draws a cursor over a picture; alpha is obeyed. */
    static void draw(CursorState cursor, Framebuffer picture) {
        Rect area = area(cursor);
        Rect visible = area.intersection(picture.bounds());
        int[] argb = cursor.image().argb();
        for (int y = visible.y(); y < visible.bottom(); y++) {
            for (int x = visible.x(); x < visible.right(); x++) {
                int over = argb[(y - area.y()) * area.width() + x - area.x()];
                int at = picture.offset(x, y);
                picture.pixels()[at] = blend(over, picture.pixels()[at]);
            }
        }
    }

    /** A premultiplied colour over an opaque one. */
    private static int blend(int over, int under) {
        int rest = 255 - (over >>> 24);
        if (rest == 255) {
            return under;
        }
        int red = Math.min(255, (over >> 16 & 0xff) + ((under >> 16 & 0xff) * rest + 127) / 255);
        int green = Math.min(255, (over >> 8 & 0xff) + ((under >> 8 & 0xff) * rest + 127) / 255);
        int blue = Math.min(255, (over & 0xff) + ((under & 0xff) * rest + 127) / 255);
        return red << 16 | green << 8 | blue;
    }

    /** The cursor's shape for the viewer, which then has it; empty if the viewer does not draw it. */
    Optional<PseudoRect> takeShape(ViewerProfile profile, CursorState cursor) {
        sentShape = cursor.shape();
        sentFormat = profile.formatSerial();
        sentForm = form(profile);
        return sentForm.map(best -> best.of(cursor.image(), profile.format()));
    }
}
