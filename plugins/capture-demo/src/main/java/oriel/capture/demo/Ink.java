package oriel.capture.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import oriel.capture.demo.Canvas.Line;
import oriel.rfb.Rect;

/** What the pointer has drawn above everything: a mark where a button was pressed, a line where it was dragged. */
final class Ink implements ScenePart {

    private static final int MAX_STROKES = 2000;
    private static final int REACH = 12;

    /** A line, or a mark if both ends are the same place. */
    private record Stroke(int x0, int y0, int x1, int y1, int argb) {

        boolean isMark() {
            return x0 == x1 && y0 == y1;
        }

        Rect area() {
            return Rect.between(
                    Math.min(x0, x1) - REACH,
                    Math.min(y0, y1) - REACH,
                    Math.max(x0, x1) + REACH + 1,
                    Math.max(y0, y1) + REACH + 1);
        }
    }

    private final Rect area;
    private final Deque<Stroke> strokes = new ArrayDeque<>();

    Ink(Rect area) {
        this.area = area;
    }

    @Override
    public Rect area() {
        return area;
    }

    /** Marks a click; returns what changed. */
    Rect mark(int x, int y, int argb) {
        return add(new Stroke(x, y, x, y, argb));
    }

    /** Draws a line from one place to another; returns what changed. */
    Rect drag(int x0, int y0, int x1, int y1, int argb) {
        return add(new Stroke(x0, y0, x1, y1, argb));
    }

    private Rect add(Stroke stroke) {
        Rect changed = stroke.area();
        if (strokes.size() == MAX_STROKES) {
            changed = changed.union(strokes.removeFirst().area());
        }
        strokes.addLast(stroke);
        return changed;
    }

    /** Removes everything; returns what changed. */
    Rect clear() {
        Rect changed = strokes.stream().map(Stroke::area).reduce(Rect.EMPTY, Rect::union);
        strokes.clear();
        return changed;
    }

    @Override
    public void paint(Canvas canvas) {
        for (Stroke stroke : strokes) {
            if (!stroke.area().intersects(canvas.clip())) {
                continue;
            }
            double x = stroke.x0 + 0.5;
            double y = stroke.y0 + 0.5;
            if (stroke.isMark()) {
                canvas.disc(x, y, REACH - 3, stroke.argb & 0x40ffffff);
                canvas.ring(x, y, REACH - 3, 2, stroke.argb);
                canvas.disc(x, y, 2.5, stroke.argb);
                continue;
            }
            canvas.line(new Line(x, y, stroke.x1 + 0.5, stroke.y1 + 0.5), 3, stroke.argb);
        }
    }
}
