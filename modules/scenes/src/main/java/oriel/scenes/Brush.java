package oriel.scenes;

import java.util.Random;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** Draws on a picture: areas, text, windows. What would be outside is not drawn. */
final class Brush {

    /** Size of a sign with the space around it. */
    static final int CELL_WIDTH = 8;

    static final int CELL_HEIGHT = 16;

    private static final int TITLE_HEIGHT = 24;

    private final Framebuffer picture;

    Brush(Framebuffer picture) {
        this.picture = picture;
    }

    void fill(Rect area, int colour) {
        picture.fill(area.intersection(picture.bounds()), colour);
    }

    /** The colours of text. */
    record Ink(int colour, int paper, boolean smooth) {

        /** The paper with a part of the ink, in quarters. */
        int mixed(int quarters) {
            int mixed = 0;
            for (int shift = 0; shift <= 16; shift += 8) {
                int from = paper >> shift & 0xff;
                int to = colour >> shift & 0xff;
                mixed |= from + (to - from) * quarters / 4 << shift;
            }
            return mixed;
        }

        Ink with(int other) {
            return new Ink(other, paper, smooth);
        }
    }

    /** Writes a line. Smooth signs have softer edges, as fonts on screens have. */
    void text(int x, int y, String text, Ink ink) {
        for (int i = 0; i < text.length(); i++) {
            sign(x + i * CELL_WIDTH, y, text.charAt(i), ink);
        }
    }

    private void sign(int x, int y, char sign, Ink ink) {
        if (!picture.bounds().contains(new Rect(x, y, CELL_WIDTH, CELL_HEIGHT))) {
            return;
        }
        for (int row = 0; row < CELL_HEIGHT; row++) {
            int at = picture.offset(x, y + row);
            int glyphRow = (row - 1) >> 1;
            for (int column = 0; column < CELL_WIDTH; column++) {
                picture.pixels()[at + column] = ink.mixed(strength(sign, column - 1, row == 0 ? -1 : glyphRow, ink));
            }
        }
    }

    private static int strength(char sign, int column, int row, Ink ink) {
        if (Glyphs.inked(sign, column, row)) {
            return 4;
        }
        if (!ink.smooth()) {
            return 0;
        }
        boolean left = Glyphs.inked(sign, column - 1, row);
        boolean right = Glyphs.inked(sign, column + 1, row);
        return left && right ? 2 : left || right ? 1 : 0;
    }

    /** A window; returns the area inside of it. */
    Rect window(Rect area, String title, int paper) {
        fill(area, 0x5a6270);
        Rect inside = Rect.between(area.x() + 1, area.y() + TITLE_HEIGHT, area.right() - 1, area.bottom() - 1);
        Rect bar = Rect.between(area.x() + 1, area.y() + 1, area.right() - 1, area.y() + TITLE_HEIGHT);
        for (int row = 0; row < bar.height(); row++) {
            fill(new Rect(bar.x(), bar.y() + row, bar.width(), 1), 0x404854 + row * 0x010101);
        }
        text(bar.x() + 8, bar.y() + 4, title, new Ink(0xf0f0f0, 0x4a525e, true));
        fill(inside, paper);
        return inside;
    }

    /** Copies a picture's area at (x, y) to the area. */
    void copy(Framebuffer source, int x, int y, Rect target) {
        Rect area = target.intersection(picture.bounds());
        for (int row = 0; row < area.height(); row++) {
            System.arraycopy(
                    source.pixels(),
                    source.offset(x, y + row),
                    picture.pixels(),
                    picture.offset(area.x(), area.y() + row),
                    area.width());
        }
    }

    /** Words of a language that there is not, as long as {@code signs}. */
    static String words(Random random, int signs) {
        StringBuilder text = new StringBuilder();
        while (text.length() < signs) {
            int length = 2 + random.nextInt(8);
            for (int i = 0; i < length; i++) {
                text.append((i & 1) == 0 ? pick(random, "bcdfglmnprstv") : pick(random, "aeiou"));
            }
            text.append(random.nextInt(9) == 0 ? ". " : " ");
        }
        return text.substring(0, signs);
    }

    private static char pick(Random random, String letters) {
        return letters.charAt(random.nextInt(letters.length()));
    }
}
