package oriel.scenes;

import java.util.Random;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** A desktop: a shaded background, a panel, three windows and a photograph. */
final class Desktop {

    private static final int PANEL = 28;

    private Desktop() {}

    static Framebuffer draw(int width, int height, long seed) {
        Random random = new Random(seed);
        Framebuffer picture = new Framebuffer(width, height);
        Brush brush = new Brush(picture);
        for (int y = 0; y < height; y++) {
            brush.fill(new Rect(0, y, width, 1), 0x203040 + y * 64 / height * 0x010101);
        }
        brush.fill(new Rect(0, height - PANEL, width, PANEL), 0x2a2e34);
        for (int x = 8; x + 120 < width; x += 132) {
            brush.fill(new Rect(x, height - PANEL + 4, 124, PANEL - 8), 0x3c424a);
            brush.text(x + 8, height - PANEL + 6, Brush.words(random, 12), new Brush.Ink(0xe0e0e0, 0x3c424a, true));
        }
        Rect code = brush.window(new Rect(width / 32, height / 24, width / 2, height * 2 / 3), "Editor", 0xffffff);
        brush.copy(Sheets.code(code.width(), code.height(), random), 0, 0, code);
        Rect web = brush.window(new Rect(width * 3 / 8, height / 5, width * 9 / 16, height * 5 / 8), "Page", 0xffffff);
        brush.copy(Sheets.web(web.width(), web.height(), random), 0, 0, web);
        Rect terminal =
                brush.window(new Rect(width / 12, height * 7 / 12, width * 3 / 8, height / 3), "Terminal", 0x101418);
        brush.copy(Sheets.terminal(terminal.width(), terminal.height(), random), 0, 0, terminal);
        Rect photo = brush.window(new Rect(width * 11 / 16, height * 5 / 8, width / 4, height / 4), "Photo", 0x000000);
        brush.copy(new Photo(seed).draw(photo.width(), photo.height()), 0, 0, photo);
        return picture;
    }
}
