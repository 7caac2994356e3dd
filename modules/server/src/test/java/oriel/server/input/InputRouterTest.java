package oriel.server.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.server.event.SessionId;
import oriel.server.options.InputPolicy;

/** Whose input goes to the screen. */
@Timeout(30)
class InputRouterTest {

    private static final SessionId ONE = new SessionId(1);
    private static final SessionId OTHER = new SessionId(2);

    private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();

    private final InputQueue.Taker screen = new InputQueue.Taker() {
        @Override
        public void take(SessionId session, InputEvent event, boolean late) {
            told.add(session + " " + event);
        }

        @Override
        public void release(SessionId session) {
            told.add(session + " left");
        }
    };

    private InputRouter router(InputPolicy policy) {
        return new InputRouter(screen, policy, () -> 7);
    }

    private String next() throws InterruptedException {
        return String.valueOf(told.poll(20, TimeUnit.SECONDS));
    }

    @Test
    void eventsComeAsTheyWereMadeWithTheirTime() throws InterruptedException {
        try (InputRouter router = router(InputPolicy.SHARED)) {
            router.key(ONE, 'a', 0x1e, true);
            assertEquals("1 " + new InputEvent.Key('a', 0x1e, true, 7), next());
            router.pointer(ONE, 3, 4, 5);
            assertEquals("1 " + new InputEvent.Pointer(3, 4, 5, 7), next());
            router.motion(ONE, -3, 4, 5);
            assertEquals("1 " + new InputEvent.Motion(-3, 4, 5, 7), next());
        }
        assertEquals("1 left", next(), "what is held is released at the end");
    }

    @Test
    void everybodyMayControlASharedScreen() throws InterruptedException {
        try (InputRouter router = router(InputPolicy.SHARED)) {
            router.pointer(ONE, 1, 1, 0);
            assertTrue(router.mayControl(OTHER));
            assertTrue(next().startsWith("1 "));
            router.pointer(OTHER, 1, 1, 0);
            assertTrue(next().startsWith("2 "));
        }
    }

    @Test
    void tellsWhoControlsTheScreenAlone() throws InterruptedException {
        InputEvent.Pointer still = new InputEvent.Pointer(1, 1, 0, 7);
        try (InputRouter router = router(InputPolicy.SINGLE_CONTROLLER)) {
            router.whenControlChanges(() -> told.add("control of " + router.controller()));
            router.pointer(ONE, 1, 1, 0);
            router.pointer(ONE, 1, 1, 0);
            assertEquals("control of Optional[1]", next());
            assertEquals("1 " + still, next());
            assertEquals("1 " + still, next());
            router.pointer(OTHER, 1, 1, 0);
            router.leave(OTHER);
            router.leave(ONE);
            assertEquals("control of Optional.empty", next());
            assertEquals("1 left", next());
            router.pointer(OTHER, 1, 1, 0);
            assertEquals("control of Optional[2]", next());
        }
    }

    @Test
    void whoControlsItMayHandItOver() throws InterruptedException {
        InputEvent.Pointer still = new InputEvent.Pointer(1, 1, 0, 7);
        try (InputRouter router = router(InputPolicy.SINGLE_CONTROLLER)) {
            assertFalse(router.handOver(ONE, OTHER), "nobody controls it");
            router.whenControlChanges(() -> told.add("control of " + router.controller()));
            router.pointer(ONE, 1, 1, 0);
            assertEquals("control of Optional[1]", next());
            assertEquals("1 " + still, next());
            assertFalse(router.handOver(OTHER, ONE), "another has nothing to give");
            assertTrue(router.handOver(ONE, OTHER));
            assertEquals("control of Optional[2]", next());
            assertEquals("1 left", next(), "what it holds is released");
            router.pointer(ONE, 2, 2, 1);
            router.pointer(OTHER, 1, 1, 0);
            assertEquals("2 " + still, next());
            router.leave(ONE);
            assertEquals(Optional.of(OTHER), router.controller());
            router.leave(OTHER);
            assertEquals(Optional.empty(), router.controller(), "also of one that was given it");
        }
    }

    @Test
    void nobodyControlsASharedScreenAlone() throws InterruptedException {
        try (InputRouter router = router(InputPolicy.SHARED)) {
            router.whenControlChanges(() -> told.add("control"));
            router.pointer(ONE, 1, 1, 0);
            assertEquals("1 " + new InputEvent.Pointer(1, 1, 0, 7), next());
            assertEquals(Optional.empty(), router.controller());
            router.leave(ONE);
            assertEquals("1 left", next());
        }
    }

    @Test
    void whoTouchesItFirstControlsTheScreenAloneUntilItLeaves() throws InterruptedException {
        try (InputRouter router = router(InputPolicy.SINGLE_CONTROLLER)) {
            assertTrue(router.mayControl(OTHER), "nobody does yet");
            router.pointer(ONE, 1, 1, 0);
            assertTrue(next().startsWith("1 "));
            assertTrue(router.mayControl(ONE));
            assertFalse(router.mayControl(OTHER));
            router.key(OTHER, 'a', 0, true);
            router.pointer(OTHER, 2, 2, 1);
            router.leave(OTHER);
            assertFalse(router.mayControl(OTHER), "another that leaves takes nothing along");
            router.leave(ONE);
            assertTrue(router.mayControl(OTHER));
            router.key(OTHER, 'b', 0, true);
            assertEquals("1 left", next());
            assertEquals("2 " + new InputEvent.Key('b', 0, true, 7), next());
        }
    }
}
