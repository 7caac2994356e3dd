package oriel.capture.demo;

import java.util.List;
import oriel.rfb.Rect;

/** A window that shows where the pointer is, which buttons are held, and how far the wheels have turned. */
final class PointerPart implements ScenePart {

    private static final int STEPS = 20;
    private static final int BUTTONS = 9;

    private final Rect area;
    private final Theme theme;
    private final Rect place;
    private final Rect lamps;
    private final Rect wheels;
    private final boolean[] held = new boolean[BUTTONS + 1];
    private int x;
    private int y;
    private int turnedDown;
    private int turnedRight;

    PointerPart(Rect area, Theme theme) {
        this.area = area;
        this.theme = theme;
        Rect inside = theme.inside(area);
        place = new Rect(inside.x(), inside.y(), inside.width(), theme.line());
        lamps = new Rect(inside.x(), place.bottom() + theme.gap(), inside.width(), theme.line());
        wheels = Rect.between(inside.x(), lamps.bottom() + theme.gap(), inside.right(), inside.bottom());
    }

    @Override
    public Rect area() {
        return area;
    }

    /** Shows a place; returns what changed. */
    Rect move(int newX, int newY) {
        x = newX;
        y = newY;
        return place;
    }

    /** Shows a button as held or not, and turns a wheel; returns what changed. */
    List<Rect> button(int button, boolean down) {
        held[button] = down;
        if (!down) {
            return List.of(lamps);
        }
        switch (button) {
            case 4 -> turnedDown = Math.max(-STEPS, turnedDown - 1);
            case 5 -> turnedDown = Math.min(STEPS, turnedDown + 1);
            case 6 -> turnedRight = Math.max(-STEPS, turnedRight - 1);
            case 7 -> turnedRight = Math.min(STEPS, turnedRight + 1);
            default -> {
                return List.of(lamps);
            }
        }
        return List.of(lamps, wheels);
    }

    @Override
    public void paint(Canvas canvas) {
        theme.window(canvas, area, "Pointer");
        canvas.text("at " + x + ", " + y, place.x(), place.y(), theme.text(Theme.INK));
        int width = Math.min(lamps.width() / BUTTONS, theme.line() + theme.gap());
        for (int button = 1; button <= BUTTONS; button++) {
            Rect lamp = new Rect(lamps.x() + (button - 1) * width, lamps.y(), width - theme.scale(), lamps.height());
            theme.lamp(canvas, lamp, Integer.toString(button), held[button] ? Theme.ofButton(button) : 0);
        }
        canvas.text("wheel", wheels.x(), wheels.y(), theme.text(Theme.FAINT));
        int thick = 5 * theme.scale();
        Rect across = new Rect(wheels.x(), wheels.bottom() - thick, wheels.width() - 2 * thick, thick);
        Rect upright = new Rect(wheels.right() - thick, wheels.y(), thick, wheels.height());
        canvas.roundRect(across, thick / 2, Theme.BORDER);
        canvas.roundRect(upright, thick / 2, Theme.BORDER);
        int knob = 2 * thick;
        int alongX = (across.width() - knob) * (turnedRight + STEPS) / (2 * STEPS);
        int alongY = (upright.height() - knob) * (turnedDown + STEPS) / (2 * STEPS);
        canvas.roundRect(new Rect(across.x() + alongX, across.y(), knob, thick), thick / 2, Theme.ACCENT);
        canvas.roundRect(new Rect(upright.x(), upright.y() + alongY, thick, knob), thick / 2, Theme.ACCENT);
    }
}
