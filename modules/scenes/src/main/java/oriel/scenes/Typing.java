package oriel.scenes;

import java.util.List;
import java.util.Random;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.scenes.Brush.Ink;

/** A text that grows by a sign a frame, with a caret behind it; a full page is cleared. */
final class Typing implements Scene.Script {

    private static final Ink INK = new Ink(0x202020, 0xffffff, true);

    private final Rect page;
    private final Random random;
    private final int columns;
    private final int lines;
    private String line = "";
    private int at;
    private int row;

    Typing(Framebuffer picture, Random random) {
        this.random = random;
        Rect window =
                new Rect(picture.width() / 6, picture.height() / 6, picture.width() * 2 / 3, picture.height() * 2 / 3);
        page = new Brush(picture).window(window, "Letter", INK.paper());
        columns = page.width() / Brush.CELL_WIDTH - 2;
        lines = page.height() / Brush.CELL_HEIGHT;
    }

    @Override
    public List<Rect> draw(Framebuffer picture, int frame) {
        Brush brush = new Brush(picture);
        if (at == line.length()) {
            line = Brush.words(random, columns - random.nextInt(columns / 2)).stripTrailing();
            at = 0;
            row++;
        }
        if (row > lines) {
            row = 1;
            brush.fill(page, INK.paper());
            return List.of(page);
        }
        int x = page.x() + at * Brush.CELL_WIDTH;
        int y = page.y() + (row - 1) * Brush.CELL_HEIGHT;
        brush.text(x, y, line.substring(at, at + 1), INK);
        at++;
        brush.fill(
                new Rect(x + Brush.CELL_WIDTH, y, 2, Brush.CELL_HEIGHT),
                at == line.length() ? INK.paper() : INK.colour());
        return List.of(new Rect(x, y, 2 * Brush.CELL_WIDTH, Brush.CELL_HEIGHT));
    }
}
