package acme.window;

import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.awt.Point;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import javax.swing.JRootPane;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;
import oriel.capture.InputSink;

/**
 * Gives keys and clicks to the window's components as events, without the machine's own pointer and keyboard: characters,
 * Return, Backspace and Tab; three buttons. All fields belong to Swing's thread.
 */
final class WindowInput implements InputSink {

    private static final int LAST_LATIN = 0xff;
    private static final int UNICODE = 0x0100_0000;
    private static final int BACKSPACE = 0xff08;
    private static final int RETURN = 0xff0d;
    private static final int TAB = 0xff09;
    private static final int BUTTONS = 3;

    private final JRootPane root;
    private final Runnable hurry;
    private Point place = new Point();
    private Component pressed;
    private Component clicked;
    private Component ownerAtClick;
    private int mask;

    /** @param hurry called after each event: something will change */
    WindowInput(JRootPane root, Runnable hurry) {
        this.root = root;
        this.hurry = hurry;
    }

    @Override
    public void key(int keysym, boolean down) {
        later(() -> {
            Component target = keyTarget();
            char character = character(keysym);
            if (target == null || character == KeyEvent.CHAR_UNDEFINED) {
                return;
            }
            if (down && character == '\n' && target instanceof JTextField field && !field.isFocusOwner()) {
                field.postActionEvent(); // Its own Enter is for the field that had the focus last.
                return;
            }
            int code = character == '\n' ? KeyEvent.VK_ENTER : KeyEvent.getExtendedKeyCodeForChar(character);
            give(target, down ? KeyEvent.KEY_PRESSED : KeyEvent.KEY_RELEASED, code, character);
            if (down) {
                give(target, KeyEvent.KEY_TYPED, KeyEvent.VK_UNDEFINED, character);
            }
        });
    }

    /** The component with the focus; the text field that was clicked, while the focus is still on its way there. */
    private Component keyTarget() {
        Component owner = focusOwner();
        return clicked instanceof JTextComponent && owner == ownerAtClick ? clicked : owner;
    }

    private Component focusOwner() {
        return SwingUtilities.getWindowAncestor(root).getMostRecentFocusOwner();
    }

    private static char character(int keysym) {
        return switch (keysym) {
            case BACKSPACE -> '\b';
            case RETURN -> '\n';
            case TAB -> '\t';
            default -> {
                int code = keysym >= UNICODE ? keysym - UNICODE : keysym;
                boolean isCharacter = keysym >= ' ' && keysym <= LAST_LATIN || keysym >= UNICODE && code <= 0xffff;
                yield isCharacter ? (char) code : KeyEvent.CHAR_UNDEFINED;
            }
        };
    }

    /** To that component, whichever window of the machine has the focus. */
    private static void give(Component target, int kind, int code, char character) {
        KeyEvent event = new KeyEvent(target, kind, System.currentTimeMillis(), 0, code, character);
        KeyboardFocusManager.getCurrentKeyboardFocusManager().redispatchEvent(target, event);
    }

    @Override
    public void move(int x, int y) {
        later(() -> {
            place = new Point(x, y);
            give(pressed == null ? MouseEvent.MOUSE_MOVED : MouseEvent.MOUSE_DRAGGED, MouseEvent.NOBUTTON);
        });
    }

    @Override
    public void button(int button, boolean down) {
        if (button > BUTTONS) {
            return;
        }
        later(() -> {
            if (down) {
                pressed = SwingUtilities.getDeepestComponentAt(root, place.x, place.y);
                clicked = pressed;
                ownerAtClick = focusOwner();
                mask = InputEvent.getMaskForButton(button);
                give(MouseEvent.MOUSE_PRESSED, button);
            } else {
                mask = 0;
                give(MouseEvent.MOUSE_RELEASED, button);
                give(MouseEvent.MOUSE_CLICKED, button);
                pressed = null;
            }
        });
    }

    /** To the component where a button was pressed, else to the one below the pointer. */
    private void give(int kind, int button) {
        Component target = pressed == null ? SwingUtilities.getDeepestComponentAt(root, place.x, place.y) : pressed;
        if (target == null) {
            return;
        }
        Point there = SwingUtilities.convertPoint(root, place, target);
        target.dispatchEvent(new MouseEvent(
                target, kind, System.currentTimeMillis(), mask, there.x, there.y, 1, false, button));
    }

    private void later(Runnable action) {
        SwingUtilities.invokeLater(() -> {
            action.run();
            hurry.run();
        });
    }
}
