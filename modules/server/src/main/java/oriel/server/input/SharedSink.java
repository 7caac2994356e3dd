package oriel.server.input;

import java.util.function.Supplier;
import java.util.stream.Stream;
import oriel.capture.InputSink;

/** Gives the input of one viewer to the screen, but releases nothing that another one holds. Guarded by {@link InputRouter}. */
final class SharedSink implements InputSink {

    private final InputSink screen;
    private final Supplier<Stream<PressedKeys>> others;

    SharedSink(InputSink screen, Supplier<Stream<PressedKeys>> others) {
        this.screen = screen;
        this.others = others;
    }

    @Override
    public void key(int keysym, boolean down) {
        if (down || others.get().noneMatch(held -> held.holds(keysym, 0))) {
            screen.key(keysym, down);
        }
    }

    @Override
    public void key(int keysym, int scanCode, boolean down) {
        if (down || others.get().noneMatch(held -> held.holds(keysym, scanCode))) {
            screen.key(keysym, scanCode, down);
        }
    }

    @Override
    public void move(int x, int y) {
        screen.move(x, y);
    }

    @Override
    public void button(int button, boolean down) {
        if (down || others.get().noneMatch(held -> held.holdsButton(button))) {
            screen.button(button, down);
        }
    }
}
