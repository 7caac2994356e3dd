package oriel.launcher.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.server.event.SessionId;

/** Lines for the journal, and sessions in JSON. */
class LogLinesTest {

    @TempDir
    Path folder;

    private final LoggerContext context = new LoggerContext();
    private final Logger log = context.getLogger("oriel.some.Place");

    @BeforeEach
    void start() {
        context.setMDCAdapter(new LogbackMDCAdapter());
    }

    private LoggingEvent event(Level level, Throwable thrown, Object... arguments) {
        LoggingEvent event = new LoggingEvent("", log, level, "session {} from {}", thrown, arguments);
        event.setThreadName("main");
        return event;
    }

    private static String text(Encoder<ILoggingEvent> encoder, ILoggingEvent event) {
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"ERROR, 3", "WARN, 4", "INFO, 6", "DEBUG, 7", "TRACE, 7"})
    void theJournalHearsHowImportantALineIs(String level, int priority) {
        JournalEncoder encoder = new JournalEncoder(Logging.text(context, "%msg", Level.INFO));
        assertEquals(
                "<" + priority + ">session 7 from \u00fc\n",
                text(encoder, event(Level.valueOf(level), null, 7, "\u00fc")));
    }

    @Test
    void eachLineOfATraceIsAsImportant() {
        JournalEncoder encoder = new JournalEncoder(Logging.text(context, "%msg", Level.DEBUG));
        String all = text(encoder, event(Level.ERROR, new IllegalStateException("broken"), 7, "x"));
        assertTrue(all.startsWith("<3>session 7 from x\n<3>java.lang.IllegalStateException: broken\n<3>"), all);
        assertTrue(all.lines().allMatch(line -> line.startsWith("<3>")), all);
    }

    @Test
    void theJournalIsKnownByDeviceAndNumberOfItsStream() throws Exception {
        Path stream = Files.createFile(folder.resolve("stream"));
        String name = Files.getAttribute(stream, "unix:dev") + ":" + Files.getAttribute(stream, "unix:ino");
        assertTrue(JournalEncoder.isWanted(Map.of("JOURNAL_STREAM", name), stream));
        assertFalse(JournalEncoder.isWanted(Map.of("JOURNAL_STREAM", name + "1"), stream));
        assertFalse(JournalEncoder.isWanted(Map.of(), stream));
        assertFalse(JournalEncoder.isWanted(Map.of("JOURNAL_STREAM", name), folder.resolve("nothing")));
    }

    private SessionJson json() {
        SessionJson json = new SessionJson();
        json.setContext(context);
        json.start();
        return json;
    }

    @Test
    void jsonNamesTheSessionOfAMessage() {
        String line = text(json(), event(Level.INFO, null, new SessionId(7), "x"));
        assertTrue(line.startsWith("{\"session\":7,\"") && line.endsWith("}\n"), line);
    }

    @Test
    void jsonNamesTheSessionWhoseThreadWrites() {
        LoggingEvent event = new LoggingEvent("", log, Level.INFO, "x", null, null);
        event.setThreadName("oriel-12-writer");
        assertTrue(text(json(), event).startsWith("{\"session\":12,\""));
    }

    /** A number that somebody else says is no session. */
    @Test
    void jsonNamesNoSessionElse() {
        String line = text(json(), event(Level.INFO, null, 7, "x"));
        assertFalse(line.contains("\"session\":"), line);
    }
}
