package oriel.capture.awt;

import java.awt.MouseInfo;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.capture.InputSink;
import oriel.rfb.Keysyms;

/** Gives input through a robot. All methods are synchronized: this is the input's lock. */
final class AwtInput implements InputSink, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AwtInput.class);
    private static final int WHEEL_UP = 4;
    private static final int WHEEL_DOWN = 5;
    private static final int BACK = 8;
    private static final int FORWARD = 9;

    /** On X11 AWT leaves out the numbers of the wheel and then goes on: its 6 is X11's 8. */
    private static final int X11_SKIPPED = 2;

    private final Robot robot;
    private final Supplier<AwtDesktop> desktop;
    private final Runnable hurry;
    private final Map<Integer, Integer> heldKeys = new LinkedHashMap<>();
    private final Set<Integer> heldMasks = new TreeSet<>();
    private boolean closed;

    /**
     * Input for the desktop.
     *
     * @param hurry called after each input: something will change
     */
    AwtInput(Robot robot, Supplier<AwtDesktop> desktop, Runnable hurry) {
        this.robot = robot;
        this.desktop = desktop;
        this.hurry = hurry;
    }

    @Override
    public synchronized void key(int keysym, boolean down) {
        if (closed) {
            return;
        }
        if (down) {
            AwtKeyTable.key(keysym).ifPresent(stroke -> press(keysym, stroke));
        } else {
            Optional.ofNullable(heldKeys.remove(keysym)).ifPresent(keyCode -> attempt(() -> robot.keyRelease(keyCode)));
        }
        hurry.run();
    }

    @Override
    public boolean areOnOneKey(int keysym, int other) {
        return AwtKeyTable.key(keysym)
                .flatMap(one -> AwtKeyTable.key(other).filter(two -> one.keyCode() == two.keyCode()))
                .isPresent();
    }

    private void press(int keysym, KeyStroke stroke) {
        boolean shiftHeld = heldKeys.containsKey(Keysyms.SHIFT_LEFT) || heldKeys.containsKey(Keysyms.SHIFT_RIGHT);
        boolean otherShift = stroke.character() && stroke.shifted() != shiftHeld && !isAltGrHeld();
        if (otherShift) {
            shift(!shiftHeld);
        }
        if (attempt(() -> robot.keyPress(stroke.keyCode()))) {
            heldKeys.put(keysym, stroke.keyCode());
        }
        if (otherShift) {
            shift(shiftHeld);
        }
    }

    private boolean isAltGrHeld() {
        return heldKeys.containsKey(Keysyms.ISO_LEVEL3_SHIFT);
    }

    private void shift(boolean down) {
        if (down) {
            robot.keyPress(KeyEvent.VK_SHIFT);
        } else {
            robot.keyRelease(KeyEvent.VK_SHIFT);
        }
    }

    @Override
    public synchronized void move(int x, int y) {
        if (closed) {
            return;
        }
        Rectangle bounds = desktop.get().bounds();
        int insideX = Math.min(bounds.width - 1, Math.max(0, x));
        int insideY = Math.min(bounds.height - 1, Math.max(0, y));
        attempt(() -> robot.mouseMove(bounds.x + insideX, bounds.y + insideY));
        hurry.run();
    }

    @Override
    public synchronized void button(int button, boolean down) {
        if (closed) {
            return;
        }
        if (button == WHEEL_UP || button == WHEEL_DOWN) {
            if (down) {
                attempt(() -> robot.mouseWheel(button == WHEEL_UP ? -1 : 1));
            }
        } else {
            mask(button).ifPresent(mask -> pressOrRelease(mask, down));
        }
        hurry.run();
    }

    private void pressOrRelease(int mask, boolean down) {
        if (down && heldMasks.add(mask)) {
            attempt(() -> robot.mousePress(mask));
        }
        if (!down && heldMasks.remove(mask)) {
            attempt(() -> robot.mouseRelease(mask));
        }
    }

    /** AWT's mask of a button; empty if the robot cannot press it: the wheel to the sides, and what the mouse lacks. */
    private static Optional<Integer> mask(int button) {
        if (button >= 1 && button <= 3) {
            return Optional.of(InputEvent.getMaskForButton(button));
        }
        if (button != BACK && button != FORWARD) {
            return Optional.empty();
        }
        boolean x11 = System.getenv("DISPLAY") != null;
        int number = button - BACK + 4 + (x11 ? X11_SKIPPED : 0);
        return number > MouseInfo.getNumberOfButtons()
                ? Optional.empty()
                : Optional.of(InputEvent.getMaskForButton(number));
    }

    /** AWT throws for keys and buttons that the system does not have: these are dropped. */
    private static boolean attempt(Runnable act) {
        try {
            act.run();
            return true;
        } catch (IllegalArgumentException e) {
            LOG.debug("the robot cannot do that: {}", e.getMessage());
            return false;
        }
    }

    /** Releases what is still held. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            heldKeys.values().forEach(keyCode -> attempt(() -> robot.keyRelease(keyCode)));
            heldMasks.forEach(mask -> attempt(() -> robot.mouseRelease(mask)));
        }
    }
}
