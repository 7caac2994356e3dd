package oriel.server.update.pseudo;

import java.util.List;
import oriel.capture.CursorImage;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.server.screen.CursorState;

/** The cursor that the picture of one viewer shows: none where the viewer draws it itself. Used by the writer thread alone. */
public final class DrawnCursor {

    private CursorState drawn = CursorState.HIDDEN;

    /** None is drawn. */
    public DrawnCursor() {}

    /** Has the next picture show this one; returns where pixels change by that. */
    public List<Rect> change(CursorState wanted) {
        if (wanted.equals(drawn)) {
            return List.of();
        }
        List<Rect> areas = List.of(area(drawn), area(wanted));
        drawn = wanted;
        return areas;
    }

    private static Rect area(CursorState cursor) {
        CursorImage image = cursor.image();
        return new Rect(cursor.x() - image.hotX(), cursor.y() - image.hotY(), image.width(), image.height());
    }

    /** Draws a cursor over a picture; alpha is obeyed. */
    public static void draw(CursorState cursor, Framebuffer picture) {
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
}
