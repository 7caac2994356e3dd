package oriel.scenes;

import java.util.List;
import java.util.Random;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** A window that is dragged in a zigzag over what lies below it. */
final class Dragging implements Scene.Script {

    private static final int STEP_X = 13;
    private static final int STEP_Y = 7;

    private final Framebuffer below;
    private final Framebuffer window;
    private Rect place;

    Dragging(Framebuffer picture, Random random) {
        below = new Framebuffer(
                picture.width(), picture.height(), picture.pixels().clone());
        window = new Framebuffer(picture.width() / 3, picture.height() / 3);
        Brush brush = new Brush(window);
        Rect inside = brush.window(window.bounds(), "Dragged", 0xffffff);
        brush.copy(Sheets.code(inside.width(), inside.height(), random), 0, 0, inside);
        place = window.bounds();
        brush = new Brush(picture);
        brush.copy(window, 0, 0, place);
    }

    @Override
    public List<Rect> draw(Framebuffer picture, int frame) {
        Rect before = place;
        int x = zigzag((frame + 1) * STEP_X, picture.width() - window.width());
        int y = zigzag((frame + 1) * STEP_Y, picture.height() - window.height());
        place = new Rect(x, y, window.width(), window.height());
        picture.copyFrom(below, before);
        new Brush(picture).copy(window, 0, 0, place);
        return List.of(before.union(place));
    }

    private static int zigzag(int way, int length) {
        int place = way % (2 * length);
        return place < length ? place : 2 * length - place;
    }
}
