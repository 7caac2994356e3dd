package oriel.capture.demo;

import java.time.Clock;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import oriel.capture.CursorImage;
import oriel.capture.ScreenListener;
import oriel.rfb.Rect;
import oriel.rfb.Region;

/**
 * What the demo shows, and what it does with input: parts above each other, the areas to be drawn anew, and the news for
 * the listener. Guarded by the screen's lock.
 */
final class DemoScene {

    private static final int MAX_AREAS = 32;
    private static final int BUTTONS = 9;

    private final int width;
    private final int height;
    private final Optional<Clock> clock;
    private final ClockPart clockPart;
    private final KeyboardPart keyboard;
    private final PointerPart pointer;
    private final ClipboardPart clipboard;
    private final Ink ink;
    private final List<ScenePart> parts;
    private final Region damage = new Region();
    private final List<Consumer<ScreenListener>> news = new ArrayList<>();
    private final boolean[] held = new boolean[BUTTONS + 1];
    private CursorImage cursor = CursorImage.HIDDEN;
    private int x;
    private int y;

    /** A scene that moves with a clock, or stands still without one. */
    DemoScene(int width, int height, Optional<Clock> clock) {
        this.width = width;
        this.height = height;
        this.clock = clock;
        Theme theme = Theme.of(width, height);
        int margin = 8 * theme.scale();
        int barBottom = theme.line() + 2 * theme.scale();
        int middle = width * 61 / 100;
        int row = barBottom + (height - barBottom) * 58 / 100;
        int lower = height - margin;
        clockPart = new ClockPart(new Rect(0, 0, width, barBottom), theme);
        keyboard = new KeyboardPart(Rect.between(margin, barBottom + margin, middle, row), theme);
        clipboard = new ClipboardPart(Rect.between(margin, row + margin, middle, lower), theme);
        pointer = new PointerPart(
                Rect.between(middle + margin, barBottom + margin, width - margin, (barBottom + row) * 6 / 10), theme);
        ink = new Ink(new Rect(0, 0, width, height));
        parts = List.of(new Wallpaper(width, height), clockPart, keyboard, clipboard, pointer, ink);
        x = width / 2;
        y = height / 2;
        damage.add(ink.area());
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    ClipboardPart clipboardPart() {
        return clipboard;
    }

    boolean isAnimated() {
        return clock.isPresent();
    }

    boolean isDamaged() {
        return !damage.isEmpty();
    }

    /** Tells of the first cursor and shows the first time. */
    void start() {
        moveTo(x, y);
        advance();
    }

    /** Moves what moves by itself to its place now. */
    void advance() {
        clock.map(LocalTime::now).ifPresent(now -> {
            damaged(clockPart.showTime(now));
            damaged(clockPart.roll(now));
        });
    }

    void key(int keysym, boolean down) {
        if (down && keysym == 'v' && keyboard.isControlHeld()) {
            damaged(keyboard.type(clipboard.text()));
        }
        keyboard.key(keysym, down).forEach(this::damaged);
    }

    /** Moves the pointer; places outside of the screen are taken as its edge. */
    void move(int newX, int newY) {
        int toX = Math.min(width - 1, Math.max(0, newX));
        int toY = Math.min(height - 1, Math.max(0, newY));
        if (toX == x && toY == y) {
            return;
        }
        for (int button = 1; button <= BUTTONS; button++) {
            if (held[button] && !isWheel(button)) {
                damaged(ink.drag(x, y, toX, toY, Theme.ofButton(button)));
            }
        }
        moveTo(toX, toY);
    }

    private void moveTo(int newX, int newY) {
        x = newX;
        y = newY;
        damaged(pointer.move(x, y));
        news.add(listener -> listener.cursorMoved(newX, newY));
        CursorImage wanted = cursorAt();
        if (wanted != cursor) {
            cursor = wanted;
            news.add(listener -> listener.cursorChanged(wanted));
        }
    }

    private CursorImage cursorAt() {
        if (clipboard.actionAt(x, y).isPresent()) {
            return Cursors.HAND;
        }
        return keyboard.field().contains(new Rect(x, y, 1, 1)) ? Cursors.BEAM : CursorImage.ARROW;
    }

    void button(int button, boolean down) {
        if (button < 1 || button > BUTTONS) {
            return;
        }
        boolean pressed = down && !held[button];
        held[button] = down;
        pointer.button(button, down).forEach(this::damaged);
        if (!pressed || isWheel(button)) {
            return;
        }
        damaged(ink.mark(x, y, Theme.ofButton(button)));
        if (button == 1) {
            clipboard.actionAt(x, y).ifPresent(this::act);
        }
    }

    private static boolean isWheel(int button) {
        return button >= 4 && button <= 7;
    }

    private void act(ClipboardPart.Action action) {
        if (action == ClipboardPart.Action.RING) {
            news.add(ScreenListener::bell);
        }
        if (action == ClipboardPart.Action.CLEAR) {
            damaged(ink.clear());
        }
        if (action == ClipboardPart.Action.SEND) {
            String text = keyboard.text().isEmpty() ? "Greetings from Oriel: äöü €" : keyboard.text();
            news.add(listener -> listener.clipboardChanged(text));
        }
    }

    void clipboardArrived(String text) {
        damaged(clipboard.arrived(text));
    }

    private void damaged(Rect area) {
        damage.add(area.intersection(ink.area()));
        if (damage.rects().size() > MAX_AREAS) {
            damage.add(damage.bounds());
        }
    }

    /** Draws what has changed; returns where that is. */
    List<Rect> paintDamage(Canvas canvas) {
        List<Rect> areas = damage.rects();
        damage.clear();
        for (Rect area : areas) {
            canvas.clip(area);
            for (ScenePart part : parts) {
                if (part.area().intersects(area)) {
                    part.paint(canvas);
                }
            }
        }
        return areas;
    }

    /** What the listener has to be told since the last call, in order. */
    List<Consumer<ScreenListener>> takeNews() {
        List<Consumer<ScreenListener>> taken = List.copyOf(news);
        news.clear();
        return taken;
    }
}
