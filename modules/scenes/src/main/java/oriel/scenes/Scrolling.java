package oriel.scenes;

import java.util.List;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** A window through which a long sheet is seen; at its ends it turns back. */
final class Scrolling implements Scene.Script {

    private final Framebuffer sheet;
    private final Rect window;
    private final int step;

    Scrolling(Framebuffer sheet, Rect window, int step) {
        this.sheet = sheet;
        this.window = window;
        this.step = step;
    }

    @Override
    public List<Rect> draw(Framebuffer picture, int frame) {
        int steps = (sheet.height() - window.height()) / step;
        int place = frame % (2 * steps);
        int y = step * (place < steps ? place : 2 * steps - place);
        new Brush(picture).copy(sheet, 0, y, window);
        return List.of(window);
    }
}
