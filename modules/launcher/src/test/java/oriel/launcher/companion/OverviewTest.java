package oriel.launcher.companion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import oriel.client.Viewer;
import oriel.launcher.config.Given;
import oriel.launcher.log.LogTail;
import oriel.launcher.log.Logging;
import oriel.server.options.ServerOptions;

/** Pages of those who manage are told how the server is, and what it has logged. */
@Timeout(60)
class OverviewTest {

    private PagesServer server;

    @BeforeEach
    void start() throws Exception {
        Logging.start(Given.defaults());
        server = new PagesServer(ServerOptions.named("test"), OrderLog.NONE);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static void ask(Viewer page, Object after) throws Exception {
        PagesServer.say(page, "\"kind\":\"overview\",\"log\":" + after);
    }

    @Test
    void whoManagesIsToldWhatIsNew() throws Exception {
        try (Viewer manager = server.page(PagesServer.MANAGER);
                Viewer other = server.page(PagesServer.LOOK)) {
            assertEquals("test", other.name());
            LoggerFactory.getLogger(OverviewTest.class).info("told to who manages");
            ask(manager, 0);
            Map<?, ?> first = PagesServer.word(manager, "overview");
            assertEquals(2, ((List<?>) first.get("people")).size());
            for (String figure : List.of("millis", "updates", "bytes", "latencies", "heap", "processor_seconds")) {
                assertTrue(first.get(figure) instanceof Number, figure);
            }
            List<?> lines = (List<?>) first.get("log");
            List<?> last = (List<?>) lines.get(lines.size() - 1);
            assertEquals("OverviewTest: told to who manages", last.get(3));
            ask(manager, last.get(0));
            assertEquals(List.of(), PagesServer.word(manager, "overview").get("log"));
        }
    }

    @Test
    void nobodyElseIsToldAnything() throws Exception {
        for (String password : List.of(PagesServer.LOOK, PagesServer.FULL)) {
            try (Viewer page = server.page(password)) {
                ask(page, 0);
                assertEquals(
                        "You may not do that.",
                        PagesServer.word(page, "refusal").get("text"));
                PagesServer.say(page, "\"kind\":\"line\"");
                Map<?, ?> next = PagesServer.read(PagesServer.message(page));
                assertEquals("line", next.get("kind"));
            }
        }
    }

    @Test
    void aLongLogIsCutWhereTheMessageIsFull() {
        List<LogTail.Line> many = Collections.nCopies(2000, new LogTail.Line(1, 1, "INFO", "\u0416".repeat(300)));
        Map<?, ?> word = PagesServer.read(Overview.of(server.server(), many));
        int told = ((List<?>) word.get("log")).size();
        assertTrue(told > 20 && told < 200, told + " lines");
    }
}
