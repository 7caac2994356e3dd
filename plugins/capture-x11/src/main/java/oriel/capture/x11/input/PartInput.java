package oriel.capture.x11.input;

import java.util.Optional;
import java.util.function.Supplier;
import oriel.capture.InputSink;
import oriel.rfb.Rect;

/** Input to a part of the screen: places are those of the part, and none lies outside of it. */
public final class PartInput implements InputSink {

    private final InputSink whole;
    private final Supplier<Optional<Rect>> place;

    /** Moves the pointer of {@code whole} where {@code place} is at that moment. */
    public PartInput(InputSink whole, Supplier<Optional<Rect>> place) {
        this.whole = whole;
        this.place = place;
    }

    @Override
    public void key(int keysym, boolean down) {
        whole.key(keysym, down);
    }

    @Override
    public void key(int keysym, int scanCode, boolean down) {
        whole.key(keysym, scanCode, down);
    }

    @Override
    public boolean areOnOneKey(int keysym, int other) {
        return whole.areOnOneKey(keysym, other);
    }

    @Override
    public void move(int x, int y) {
        place.get()
                .ifPresent(part -> whole.move(inside(x, part.x(), part.width()), inside(y, part.y(), part.height())));
    }

    private static int inside(int at, int start, int size) {
        return start + Math.max(0, Math.min(size - 1, at));
    }

    @Override
    public void button(int button, boolean down) {
        whole.button(button, down);
    }
}
