package oriel.launcher.record;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import oriel.capture.InputSink;
import oriel.rfb.WireBuffer;
import oriel.rfb.message.ClientMessage;
import oriel.rfb.message.KeyEvent;
import oriel.rfb.message.PointerEvent;

/** Tells what is pressed on a screen, as messages of RFB, to whoever records it. Used by one thread at a time, as sinks are. */
final class RecordedInput implements InputSink {

    private static final int MOST_BUTTONS = 8;

    private final InputSink screen;
    private final AtomicReference<Consumer<ByteBuffer>> recorder;
    private int x;
    private int y;
    private int buttons;

    RecordedInput(InputSink screen, AtomicReference<Consumer<ByteBuffer>> recorder) {
        this.screen = screen;
        this.recorder = recorder;
    }

    private void tell(ClientMessage message) {
        WireBuffer out = new WireBuffer(16);
        message.write(out);
        recorder.get().accept(out.view());
    }

    @Override
    public void key(int keysym, boolean down) {
        screen.key(keysym, down);
        tell(new KeyEvent(down, keysym));
    }

    @Override
    public void key(int keysym, int scanCode, boolean down) {
        screen.key(keysym, scanCode, down);
        tell(new KeyEvent(down, keysym));
    }

    @Override
    public boolean areOnOneKey(int keysym, int other) {
        return screen.areOnOneKey(keysym, other);
    }

    @Override
    public void move(int column, int row) {
        screen.move(column, row);
        x = column;
        y = row;
        tell(new PointerEvent(x, y, buttons));
    }

    @Override
    public boolean movesByWays() {
        return screen.movesByWays();
    }

    @Override
    public void moveBy(int right, int down) {
        screen.moveBy(right, down);
    }

    @Override
    public void button(int button, boolean down) {
        screen.button(button, down);
        if (button <= MOST_BUTTONS) {
            int bit = 1 << button - 1;
            buttons = down ? buttons | bit : buttons & ~bit;
            tell(new PointerEvent(x, y, buttons));
        }
    }
}
