package oriel.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;
import oriel.encoding.EncoderTools;
import oriel.server.event.ServerListener;
import oriel.server.event.SessionId;
import oriel.server.flow.NanoClock;
import oriel.server.input.InputRouter;
import oriel.server.options.InputPolicy;
import oriel.server.options.ServerOptions;
import oriel.server.options.UpdateOptions;
import oriel.server.screen.ScreenFeed;
import oriel.server.update.UpdateContext;
import oriel.transport.Connection;

/** Viewers come and go at the same time. */
class SessionRegistryTest {

    private final SessionRegistry registry =
            new SessionRegistry(ServerOptions.named("test"), ServerListener.NONE, NanoClock.SYSTEM);
    private final ScreenFeed feed = mock(ScreenFeed.class);
    private final SessionContext context = new SessionContext(
            ServerOptions.named("test"),
            peer -> List.of(),
            UpdateContext.of(feed, List.of(), EncoderTools.BASIC, UpdateOptions.DEFAULT, NanoClock.SYSTEM),
            new InputRouter(feed, InputPolicy.SHARED, NanoClock.SYSTEM));

    @Test
    void forgetsWhatTheLastViewerWantedBeforeAnotherCanComeIn() {
        Session last = new Session(new SessionId(1), mock(Connection.class), context, registry);
        registry.admit(last);
        AtomicBoolean nobodyComesIn = new AtomicBoolean();
        doAnswer(call -> {
                    nobodyComesIn.set(Thread.holdsLock(registry));
                    return null;
                })
                .when(feed)
                .suspend();
        registry.remove(last.id(), feed);
        InOrder order = inOrder(feed);
        order.verify(feed).suspend();
        order.verify(feed).wake();
        assertEquals(0, registry.count());
        assertEquals(true, nobodyComesIn.get());
    }
}
