package oriel.scenes;

import java.util.Locale;
import java.util.Random;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.scenes.Brush.Ink;

/** Long pages to scroll through: a program's output, source code, a web page. */
final class Sheets {

    private static final int WHITE = 0xffffff;

    private Sheets() {}

    /** Output of a terminal: light on dark, short lines, a colour here and there. */
    static Framebuffer terminal(int width, int height, Random random) {
        Framebuffer sheet = new Framebuffer(width, height);
        Brush brush = new Brush(sheet);
        Ink ink = new Ink(0xd0d0d0, 0x101418, false);
        brush.fill(sheet.bounds(), ink.paper());
        int columns = width / Brush.CELL_WIDTH - 1;
        for (int y = 0; y < height; y += Brush.CELL_HEIGHT) {
            String name = Brush.words(random, 4 + random.nextInt(12)).strip();
            brush.text(4, y, String.format(Locale.ROOT, "%06x", random.nextInt(1 << 24)), ink.with(0x70c070));
            brush.text(68, y, name + ":", ink.with(random.nextInt(5) == 0 ? 0xe0b050 : 0x60a0e0));
            int start = 10 + name.length();
            int most = Math.max(1, Math.min(70, columns - start));
            brush.text(4 + start * Brush.CELL_WIDTH, y, Brush.words(random, 1 + random.nextInt(most)), ink);
        }
        return sheet;
    }

    /** Source code: dark on white, indented, with colours for kinds of words. */
    static Framebuffer code(int width, int height, Random random) {
        Framebuffer sheet = new Framebuffer(width, height);
        Brush brush = new Brush(sheet);
        Ink ink = new Ink(0x202020, WHITE, true);
        brush.fill(sheet.bounds(), WHITE);
        brush.fill(new Rect(0, 0, 44, height), 0xf0f0f0);
        int[] colours = {0x202020, 0x0033b3, 0x067d17, 0x871094, 0x8c8c8c};
        int indent = 0;
        for (int y = 0; y < height; y += Brush.CELL_HEIGHT) {
            brush.text(
                    4, y, String.format(Locale.ROOT, "%4d", y / Brush.CELL_HEIGHT), new Ink(0x999999, 0xf0f0f0, true));
            indent = Math.max(0, Math.min(6, indent + random.nextInt(3) - 1));
            int x = 52 + indent * 4 * Brush.CELL_WIDTH;
            int words = random.nextInt(8);
            for (int i = 0; i < words; i++) {
                String word = Brush.words(random, 3 + random.nextInt(9)).strip() + "();{ ".charAt(random.nextInt(5));
                brush.text(x, y, word, ink.with(colours[random.nextInt(colours.length)]));
                x += (word.length() + 1) * Brush.CELL_WIDTH;
            }
        }
        return sheet;
    }

    /** A web page: headings, paragraphs, boxes with shades, photographs. */
    static Framebuffer web(int width, int height, Random random) {
        Framebuffer sheet = new Framebuffer(width, height);
        Brush brush = new Brush(sheet);
        brush.fill(sheet.bounds(), WHITE);
        int left = width / 10;
        int columns = Math.max(4, (width - 2 * left) / Brush.CELL_WIDTH);
        int y = 20;
        while (y < height - 80) {
            Ink heading = new Ink(0x1a0dab, WHITE, true);
            brush.text(left, y, Brush.words(random, Math.min(columns, 20 + random.nextInt(20))), heading);
            y = paragraph(brush, new Rect(left, y + 24, columns, 3 + random.nextInt(8)), random);
            int kind = random.nextInt(3);
            int tall = Math.min(height - y, 120 + random.nextInt(120));
            int wide = Math.min(width - left, 160 + random.nextInt(240));
            if (kind == 0 && tall > 0) {
                brush.copy(new Photo(random.nextLong()).draw(wide, tall), 0, 0, new Rect(left, y, wide, tall));
                y += tall;
            } else if (kind == 1) {
                shade(brush, new Rect(left, y, width - 2 * left, 48), random.nextInt(1 << 24) & 0x3f3f3f);
                y += 48;
            }
            y += 24;
        }
        return sheet;
    }

    /** Lines of text; the area's width is a number of signs, its height one of lines. */
    private static int paragraph(Brush brush, Rect area, Random random) {
        Ink ink = new Ink(0x333333, WHITE, true);
        for (int line = 0; line < area.height(); line++) {
            int signs = line == area.height() - 1 ? area.width() / 2 : area.width() - random.nextInt(4);
            brush.text(area.x(), area.y() + line * 18, Brush.words(random, signs), ink);
        }
        return area.y() + area.height() * 18 + 12;
    }

    private static void shade(Brush brush, Rect area, int darkest) {
        for (int row = 0; row < area.height(); row++) {
            brush.fill(new Rect(area.x(), area.y() + row, area.width(), 1), 0xc0c0c0 - darkest + row / 2 * 0x010101);
        }
    }
}
