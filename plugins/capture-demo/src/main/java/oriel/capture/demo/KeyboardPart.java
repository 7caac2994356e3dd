package oriel.capture.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import oriel.rfb.Keysyms;
import oriel.rfb.Rect;

/** A window that shows typed text, the modifiers that are held, and the last key. */
final class KeyboardPart implements ScenePart {

    private static final int MAX_LENGTH = 4000;

    private final Rect area;
    private final Theme theme;
    private final Rect field;
    private final Rect status;
    private final Map<String, Rect> lamps = new LinkedHashMap<>();
    private final Set<String> held = new LinkedHashSet<>();
    private final StringBuilder text = new StringBuilder();
    private String lastKey = "no key yet";

    KeyboardPart(Rect area, Theme theme) {
        this.area = area;
        this.theme = theme;
        Rect inside = theme.inside(area);
        int statusTop = inside.bottom() - theme.line();
        int lampTop = statusTop - theme.line() - theme.gap();
        field = Rect.between(inside.x(), inside.y(), inside.right(), lampTop - theme.gap());
        status = Rect.between(inside.x(), statusTop, inside.right(), inside.bottom());
        int x = inside.x();
        for (String name : List.of("Shift", "Ctrl", "Alt", "AltGr", "Super", "Meta", "Caps")) {
            int width = (name.length() + 1) * theme.advance();
            lamps.put(name, new Rect(x, lampTop, width, theme.line()));
            x += width + 2 * theme.scale();
        }
    }

    @Override
    public Rect area() {
        return area;
    }

    /** Where typed text stands. */
    Rect field() {
        return field;
    }

    /** What was typed. */
    String text() {
        return text.toString();
    }

    /** True if a control key is held. */
    boolean isControlHeld() {
        return held.contains("Ctrl");
    }

    /** Types a text; returns what changed. */
    Rect type(String more) {
        text.append(more);
        if (text.length() > MAX_LENGTH) {
            text.delete(0, text.length() - MAX_LENGTH);
        }
        return field;
    }

    /** Takes a key; returns what changed. */
    List<Rect> key(int keysym, boolean down) {
        List<Rect> changed = new ArrayList<>();
        lastKey = nameOf(keysym) + (down ? " pressed" : " released");
        changed.add(status);
        String modifier = modifier(keysym);
        if (!modifier.isEmpty()) {
            boolean news = down ? held.add(modifier) : held.remove(modifier);
            changed.add(news ? lamps.get(modifier) : Rect.EMPTY);
            return changed;
        }
        if (down) {
            changed.add(edit(keysym));
        }
        return changed;
    }

    private Rect edit(int keysym) {
        switch (keysym) {
            case Keysyms.BACKSPACE -> {
                if (text.length() > 0) {
                    text.setLength(text.offsetByCodePoints(text.length(), -1));
                }
                return field;
            }
            case Keysyms.RETURN, Keysyms.KP_ENTER -> {
                return type("\n");
            }
            case Keysyms.TAB -> {
                return type("\t");
            }
            default -> {
                OptionalInt codePoint = Keysyms.codePoint(keysym);
                boolean printed = codePoint.isPresent() && !held.contains("Ctrl") && !held.contains("Alt");
                return printed ? type(Character.toString(codePoint.getAsInt())) : Rect.EMPTY;
            }
        }
    }

    private static String nameOf(int keysym) {
        OptionalInt codePoint = Keysyms.codePoint(keysym);
        String number = String.format(Locale.ROOT, "keysym 0x%04x", keysym);
        return codePoint.isPresent() ? number + " " + Font.shown(codePoint.getAsInt()) : number;
    }

    private static String modifier(int keysym) {
        return switch (keysym) {
            case Keysyms.SHIFT_LEFT, Keysyms.SHIFT_RIGHT -> "Shift";
            case Keysyms.CONTROL_LEFT, Keysyms.CONTROL_RIGHT -> "Ctrl";
            case Keysyms.ALT_LEFT, Keysyms.ALT_RIGHT -> "Alt";
            case Keysyms.ISO_LEVEL3_SHIFT -> "AltGr";
            case Keysyms.SUPER_LEFT, Keysyms.SUPER_RIGHT -> "Super";
            case Keysyms.META_LEFT, Keysyms.META_RIGHT -> "Meta";
            case Keysyms.CAPS_LOCK -> "Caps";
            default -> "";
        };
    }

    @Override
    public void paint(Canvas canvas) {
        theme.window(canvas, area, "Keyboard");
        theme.field(canvas, field);
        int left = field.x() + theme.gap();
        int columns = Math.max(1, (field.width() - 2 * theme.gap()) / theme.advance() - 1);
        int rows = Math.max(1, (field.height() - theme.gap()) / theme.line());
        int y = field.y() + theme.gap() / 2;
        if (text.length() == 0) {
            canvas.text("Type here ...", left + theme.advance(), y, theme.text(Theme.BORDER));
        }
        int x = left;
        for (String row : TextFlow.last(TextFlow.rows(text.toString(), columns), rows)) {
            x = canvas.text(row, left, y, theme.text(Theme.INK));
            y += theme.line();
        }
        int caretTop = y - theme.line() + 2 * theme.scale();
        canvas.fill(new Rect(x, caretTop, theme.scale(), theme.line() - 4 * theme.scale()), Theme.ACCENT);
        lamps.forEach((name, lamp) -> theme.lamp(canvas, lamp, name, held.contains(name) ? Theme.ACCENT : 0));
        canvas.text(lastKey, status.x(), status.y(), theme.text(Theme.FAINT));
    }
}
