package oriel.server.input;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import oriel.capture.ClipboardPort;
import oriel.capture.InputSink;
import oriel.capture.ScreenLayout;
import oriel.server.event.SessionId;
import oriel.server.screen.ScreenFeed;

/**
 * Gives the input of all viewers to one keyboard and one pointer. A key is up once a viewer that pressed it has released it,
 * whoever else holds it: else one whose line is dead would hold Alt for everybody. Before anything is pressed, a text that
 * was given to the clipboard is there: the key may paste it. Used by the input thread.
 */
final class ScreenInput implements InputQueue.Taker {

    /** Who has done nothing for so long while others press keys is taken for one that has let go. */
    static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final ScreenFeed feed;
    private final Map<SessionId, PressedKeys> sessions = new HashMap<>();

    ScreenInput(ScreenFeed feed) {
        this.feed = feed;
    }

    @Override
    public void take(SessionId session, InputEvent event, boolean late) {
        Optional<InputSink> screen = feed.input();
        if (screen.isEmpty()) {
            return;
        }
        PressedKeys own = sessions.computeIfAbsent(session, any -> new PressedKeys());
        own.note(event.nanos());
        if (event instanceof InputEvent.Key key) {
            take(key, own, late, screen.get());
        } else if (event instanceof InputEvent.Pointer pointer) {
            take(pointer, own, late, screen.get());
        } else if (event instanceof InputEvent.Motion motion) {
            take(motion, own, late, screen.get());
        }
    }

    private void take(InputEvent.Key event, PressedKeys own, boolean late, InputSink screen) {
        PressedKey key = new PressedKey(event.keysym(), event.scanCode());
        if (!event.down()) {
            own.meantBy(key, screen).ifPresent(held -> {
                sessions.values().forEach(each -> each.forget(held));
                held.to(screen, false);
            });
        } else if (!late) {
            releaseSilent(event.nanos(), screen);
            own.takeOtherName(key, screen).ifPresent(other -> release(other, screen));
            settleClipboard();
            own.press(key).to(screen, true);
            own.takeSurplus().ifPresent(oldest -> release(oldest, screen));
        }
    }

    private void take(InputEvent.Pointer event, PressedKeys own, boolean late, InputSink screen) {
        ScreenLayout layout = feed.layout();
        int column = Math.min(event.x(), layout.width() - 1);
        int row = Math.min(event.y(), layout.height() - 1);
        screen.move(column, row);
        feed.pointerMoved(column, row);
        takeButtons(event.buttons(), event.nanos(), own, late, screen);
    }

    /** Where the pointer is then, the screen tells. */
    private void take(InputEvent.Motion event, PressedKeys own, boolean late, InputSink screen) {
        if (event.x() != 0 || event.y() != 0) {
            screen.moveBy(event.x(), event.y());
        }
        takeButtons(event.buttons(), event.nanos(), own, late, screen);
    }

    private void takeButtons(int buttons, long nanos, PressedKeys own, boolean late, InputSink screen) {
        if ((buttons & ~own.buttons()) != 0 && !late) {
            releaseSilent(nanos, screen);
            settleClipboard();
        }
        click(late ? buttons & own.buttons() : buttons, own, screen);
    }

    private void settleClipboard() {
        feed.clipboard().ifPresent(ClipboardPort::settle);
    }

    /** Presses and releases what differs; what is released is up, whoever else holds it. */
    private void click(int mask, PressedKeys own, InputSink screen) {
        int changed = mask ^ own.buttons();
        own.buttons(mask);
        sessions.values().forEach(each -> each.buttons(each.buttons() & ~(changed & ~mask)));
        for (int button = 1; button <= PressedKeys.BUTTONS; button++) {
            if ((changed >> button - 1 & 1) != 0) {
                screen.button(button, (mask >> button - 1 & 1) != 0);
            }
        }
    }

    private void releaseSilent(long now, InputSink screen) {
        sessions.values().stream()
                .filter(each -> each.isSilent(SILENCE_NANOS, now))
                .toList()
                .forEach(each -> releaseAll(each, screen));
    }

    @Override
    public void release(SessionId session) {
        PressedKeys own = sessions.remove(session);
        if (own != null) {
            feed.input().ifPresent(screen -> releaseAll(own, screen));
        }
    }

    /** Nobody has released these: what another viewer holds stays down. */
    private void releaseAll(PressedKeys own, InputSink screen) {
        own.takeAll().forEach(key -> release(key, screen));
        int mask = own.buttons();
        own.buttons(0);
        int others = sessions.values().stream().mapToInt(PressedKeys::buttons).reduce(0, (one, other) -> one | other);
        for (int button = 1; button <= PressedKeys.BUTTONS; button++) {
            if (((mask & ~others) >> button - 1 & 1) != 0) {
                screen.button(button, false);
            }
        }
    }

    /** Releases what nobody holds any more. */
    private void release(PressedKey key, InputSink screen) {
        if (sessions.values().stream().noneMatch(each -> each.holds(key))) {
            key.to(screen, false);
        }
    }
}
