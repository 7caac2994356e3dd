package oriel.capture.demo;

import oriel.capture.demo.Canvas.TextStyle;
import oriel.rfb.Rect;

/**
 * Colours and measures of the scene.
 *
 * @param scale pixels of a dot of text
 */
record Theme(int scale) {

    static final int INK = 0xff1f2533;
    static final int FAINT = 0xff6b7488;
    static final int PAPER = 0xfff7f8fb;
    static final int FIELD = 0xffffffff;
    static final int BORDER = 0xffd5dae5;
    static final int TITLE = 0xff2b3a67;
    static final int ACCENT = 0xff2f6fde;
    static final int LIGHT = 0xffffffff;
    static final int SHADOW = 0x30000000;
    static final int BAR = 0x99101624;

    static Theme of(int width, int height) {
        return new Theme(width >= 960 && height >= 600 ? 2 : 1);
    }

    /** The colour of a button's marks. */
    static int ofButton(int button) {
        return switch (button) {
            case 1 -> 0xffe5484d;
            case 2 -> 0xff2f9e5f;
            case 3 -> 0xff3e63dd;
            case 8 -> 0xffe08a00;
            case 9 -> 0xff8e4ec6;
            default -> 0xff12a5b8;
        };
    }

    TextStyle text(int argb) {
        return new TextStyle(scale, argb);
    }

    int line() {
        return Font.LINE * scale;
    }

    int advance() {
        return Font.ADVANCE * scale;
    }

    int gap() {
        return 5 * scale;
    }

    int titleHeight() {
        return line() + 2 * scale;
    }

    /** The part of a window below its title, without the margin. */
    Rect inside(Rect window) {
        int top = window.y() + titleHeight() + gap();
        return Rect.between(window.x() + gap(), top, window.right() - gap(), window.bottom() - gap());
    }

    /** Draws a window's frame and title. */
    void window(Canvas canvas, Rect area, String title) {
        int round = 3 * scale;
        Rect body = Rect.between(area.x(), area.y(), area.right() - scale, area.bottom() - scale);
        canvas.roundRect(new Rect(area.x() + scale, area.y() + scale, body.width(), body.height()), round, SHADOW);
        canvas.roundRect(body, round, TITLE);
        Rect paper = Rect.between(body.x(), body.y() + titleHeight(), body.right(), body.bottom());
        canvas.fill(Rect.between(paper.x(), paper.y(), paper.right(), paper.bottom() - round), PAPER);
        canvas.roundRect(paper, round, PAPER);
        canvas.text(title, area.x() + gap() + scale, area.y() + scale, text(LIGHT));
    }

    /** Draws the box that text stands in. */
    void field(Canvas canvas, Rect area) {
        canvas.roundRect(area, 2 * scale, BORDER);
        canvas.roundRect(
                Rect.between(area.x() + 1, area.y() + 1, area.right() - 1, area.bottom() - 1), 2 * scale, FIELD);
    }

    /** Draws a labelled lamp that is lit or not. */
    void lamp(Canvas canvas, Rect area, String label, int lit) {
        canvas.roundRect(area, 2 * scale, lit >>> 24 == 0 ? BORDER : lit);
        int x = area.x() + (area.width() - label.length() * advance() + scale) / 2;
        int y = area.y() + (area.height() - line()) / 2;
        canvas.text(label, x, y, text(lit >>> 24 == 0 ? FAINT : LIGHT));
    }
}
