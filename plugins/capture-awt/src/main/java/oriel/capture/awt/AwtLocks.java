package oriel.capture.awt;

import java.awt.Toolkit;
import java.awt.event.KeyEvent;
import java.util.Optional;
import java.util.function.Consumer;
import oriel.capture.LedState;

/** The locks of the desktop's keyboard, where AWT can tell them. Used by the capture thread. */
final class AwtLocks {

    private final Consumer<LedState> listener;
    private Optional<LedState> told = Optional.empty();

    AwtLocks(Consumer<LedState> listener) {
        this.listener = listener;
    }

    /** Tells them if they are not as they were told. */
    void look() {
        Optional<Boolean> caps = state(KeyEvent.VK_CAPS_LOCK);
        Optional<Boolean> num = state(KeyEvent.VK_NUM_LOCK);
        if (caps.isEmpty() && num.isEmpty()) {
            return;
        }
        Optional<LedState> now = Optional.of(
                new LedState(state(KeyEvent.VK_SCROLL_LOCK).orElse(false), num.orElse(false), caps.orElse(false)));
        if (!now.equals(told)) {
            told = now;
            listener.accept(now.get());
        }
    }

    /** Empty if the system does not tell, or the keyboard has no such key. */
    private static Optional<Boolean> state(int keyCode) {
        try {
            return Optional.of(Toolkit.getDefaultToolkit().getLockingKeyState(keyCode));
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
