package oriel.capture.demo;

import java.time.LocalTime;
import java.util.Locale;
import oriel.capture.demo.Canvas.Line;
import oriel.rfb.Rect;

/** The bar at the top: a name, a ball that rolls in a groove, and the time. The only part that moves by itself. */
final class ClockPart implements ScenePart {

    private static final int ROLL_MILLIS = 6000;

    private final Rect area;
    private final Theme theme;
    private final Rect groove;
    private final Rect face;
    private final int digitsX;
    private LocalTime time = LocalTime.of(10, 10, 30);
    private int ball;

    ClockPart(Rect area, Theme theme) {
        this.area = area;
        this.theme = theme;
        this.digitsX = area.right() - theme.gap() - 8 * theme.advance();
        int side = area.height();
        this.face = new Rect(digitsX - side - theme.gap(), area.y(), side, side);
        int length = Math.min(area.width() / 5, 90 * theme.scale());
        this.groove = new Rect(area.x() + area.width() / 2 - length / 2, area.y(), length, side);
    }

    @Override
    public Rect area() {
        return area;
    }

    /** Shows a time; returns what changed of the digits and hands, empty if it is the same second. */
    Rect showTime(LocalTime now) {
        LocalTime second = now.withNano(0);
        if (second.equals(time)) {
            return Rect.EMPTY;
        }
        time = second;
        return Rect.between(face.x(), area.y(), area.right(), area.bottom());
    }

    /** Rolls the ball to its place at a time; returns what changed, empty if it did not move. */
    Rect roll(LocalTime now) {
        int reach = groove.width() - groove.height();
        double turn = Math.PI * 2 * (now.toNanoOfDay() / 1_000_000 % ROLL_MILLIS) / ROLL_MILLIS;
        int place = (int) Math.round((1 - Math.cos(turn)) / 2 * reach);
        if (place == ball) {
            return Rect.EMPTY;
        }
        Rect before = ballArea();
        ball = place;
        return before.union(ballArea());
    }

    private Rect ballArea() {
        return new Rect(groove.x() + ball, groove.y(), groove.height(), groove.height());
    }

    @Override
    public void paint(Canvas canvas) {
        canvas.fill(area, Theme.BAR);
        int top = area.y() + (area.height() - theme.line()) / 2;
        canvas.text("Oriel demo screen", area.x() + theme.gap(), top, theme.text(Theme.LIGHT));
        double centre = area.y() + area.height() / 2.0;
        int inset = groove.height() / 2;
        canvas.line(
                new Line(groove.x() + inset, centre, groove.right() - inset, centre), 2 * theme.scale(), 0x50ffffff);
        canvas.disc(ballArea().x() + inset, centre, area.height() * 0.28, 0xffffc46b);
        String digits = String.format(Locale.ROOT, "%tT", time);
        canvas.text(digits, digitsX, top, theme.text(Theme.LIGHT));
        canvas.ring(face.x() + face.width() / 2.0, centre, face.width() * 0.36, theme.scale(), Theme.LIGHT);
        hand(canvas, time.toSecondOfDay() / 43_200.0, 0.2, Theme.LIGHT);
        hand(canvas, time.getMinute() / 60.0 + time.getSecond() / 3600.0, 0.28, Theme.LIGHT);
        hand(canvas, time.getSecond() / 60.0, 0.3, 0xffffc46b);
    }

    private void hand(Canvas canvas, double turn, double length, int argb) {
        double x = face.x() + face.width() / 2.0;
        double y = face.y() + face.height() / 2.0;
        double angle = turn * Math.PI * 2;
        double reach = face.width() * length;
        canvas.line(
                new Line(x, y, x + Math.sin(angle) * reach, y - Math.cos(angle) * reach), theme.scale() * 0.8, argb);
    }
}
