package oriel.capture.demo;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import oriel.rfb.Rect;

/** A window that shows the text that arrived on the clipboard, with buttons to send something back. */
final class ClipboardPart implements ScenePart {

    /** What a drawn button does. */
    enum Action {
        SEND("Send text"),
        RING("Ring bell"),
        CLEAR("Clear marks");

        private final String label;

        Action(String label) {
            this.label = label;
        }
    }

    private final Rect area;
    private final Theme theme;
    private final Rect field;
    private String text = "";

    ClipboardPart(Rect area, Theme theme) {
        this.area = area;
        this.theme = theme;
        Rect inside = theme.inside(area);
        int fieldBottom = inside.bottom() - theme.line() - 2 * theme.gap();
        field = Rect.between(inside.x(), inside.y(), inside.right(), fieldBottom);
    }

    @Override
    public Rect area() {
        return area;
    }

    /** The text that arrived last. */
    String text() {
        return text;
    }

    /** Shows a text that arrived; returns what changed. */
    Rect arrived(String newText) {
        text = newText;
        return field;
    }

    /** Where the button of an action is drawn. */
    Rect place(Action action) {
        int x = field.x();
        for (Action before : List.of(Action.values()).subList(0, action.ordinal())) {
            x += widthOf(before) + theme.gap();
        }
        int top = field.bottom() + theme.gap();
        return new Rect(x, top, widthOf(action), theme.line() + theme.gap());
    }

    private int widthOf(Action action) {
        return (action.label.length() + 2) * theme.advance();
    }

    /** The action whose button is drawn at a place. */
    Optional<Action> actionAt(int x, int y) {
        return Stream.of(Action.values())
                .filter(action -> place(action).contains(new Rect(x, y, 1, 1)))
                .findFirst();
    }

    @Override
    public void paint(Canvas canvas) {
        theme.window(canvas, area, "Clipboard");
        theme.field(canvas, field);
        int y = field.y() + theme.gap() / 2;
        int columns = Math.max(1, (field.width() - 2 * theme.gap()) / theme.advance());
        int rows = Math.max(1, (field.height() - theme.gap()) / theme.line());
        if (text.isEmpty()) {
            canvas.text("Nothing has arrived yet", field.x() + theme.gap(), y, theme.text(Theme.BORDER));
        }
        List<String> flow = TextFlow.rows(text, columns);
        for (String row : flow.subList(0, Math.min(rows, flow.size()))) {
            canvas.text(row, field.x() + theme.gap(), y, theme.text(Theme.INK));
            y += theme.line();
        }
        for (Action action : Action.values()) {
            theme.lamp(canvas, place(action), action.label, Theme.TITLE);
        }
    }
}
