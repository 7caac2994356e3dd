package oriel.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import oriel.capture.ScreenLayout;
import oriel.encoding.EncoderTools;
import oriel.plugin.Options;
import oriel.rfb.WireReader;
import oriel.security.Accounts;
import oriel.security.NoneProvider;
import oriel.security.SecurityTools;
import oriel.server.event.ServerListener;
import oriel.server.event.SessionInfo;
import oriel.server.flow.NanoClock;
import oriel.server.input.InputRouter;
import oriel.server.options.InputPolicy;
import oriel.server.options.ServerOptions;
import oriel.server.options.UpdateOptions;
import oriel.server.screen.ScreenFeed;
import oriel.server.update.UpdateContext;
import oriel.testkit.MemoryPipe;
import oriel.transport.CountedRefusals;

/** However many strangers come, the log has one line a minute of them; of those who log in it has each. */
@Timeout(30)
class StrangersLogTest {

    private final List<Runnable> minutes = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final SessionRegistry registry = new SessionRegistry(
            ServerOptions.named("test"), counting(), new CountedRefusals(minutes::add, lines::add), System::nanoTime);
    private final ScreenFeed feed = mock(ScreenFeed.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(Session.class);

    @BeforeEach
    void listen() {
        log.list = new CopyOnWriteArrayList<>();
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
    }

    private SessionContext context() {
        when(feed.layout()).thenReturn(ScreenLayout.single(64, 48));
        return new SessionContext(
                ServerOptions.named("test"),
                peer -> List.of(new NoneProvider().create(Options.none("none"), new SecurityTools(Accounts.NOBODY))),
                UpdateContext.of(feed, List.of(), EncoderTools.BASIC, UpdateOptions.DEFAULT, NanoClock.SYSTEM),
                new InputRouter(feed, InputPolicy.SHARED, NanoClock.SYSTEM));
    }

    private ServerListener counting() {
        return new ServerListener() {
            @Override
            public void refused(SessionInfo session, String reason) {
                refused.incrementAndGet();
            }
        };
    }

    /** Says something, and hears until the server ends it. */
    private void visit(String said) throws Exception {
        MemoryPipe pipe = new MemoryPipe(1 << 12);
        registry.accept(pipe.server(), context());
        pipe.viewer().write(ByteBuffer.wrap(said.getBytes(StandardCharsets.ISO_8859_1)));
        WireReader in = new WireReader(pipe.viewer());
        while (in.messageType() >= 0) {
            // what it says does not matter
        }
    }

    private List<String> told() {
        return List.copyOf(log.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private String all() {
        return told().toString();
    }

    @Test
    void hasOneLineAMinuteOfThoseWhoDoNotComeIn() throws Exception {
        for (int i = 0; i < 200; i++) {
            visit("GET / HTTP/1");
        }
        for (int i = 0; i < 100; i++) {
            visit("RFB 004.000\n");
        }
        while (refused.get() < 300) {
            Thread.onSpinWait(); // the last is counted after the end of its connection
        }
        assertEquals(List.of(), told());
        assertEquals(1, minutes.size());
        minutes.get(0).run();
        assertEquals(
                List.of("refused within a minute: 200 did not speak RFB as they should, 100 were refused for another"
                        + " reason; from 127.0.0.1"),
                lines);
    }

    @Test
    void hasALineOfEachWhoLogsInAndLeaves() throws Exception {
        for (int i = 0; i < 3; i++) {
            visit("RFB 003.008\n\1\1" + "\200");
        }
        while (told().size() < 6) {
            Thread.onSpinWait(); // the last line comes after the end of the connection
        }
        assertEquals(
                3, told().stream().filter(line -> line.contains("admitted")).count(), this::all);
        assertEquals(
                3,
                told().stream()
                        .filter(line -> line.contains("a message of type 128"))
                        .count(),
                this::all);
        assertEquals(List.of(), minutes);
    }
}
