package oriel.launcher.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The last lines of the log are kept, few and short ones. */
class LogTailTest {

    private final LoggerContext context = new LoggerContext();
    private final Logger log = context.getLogger("oriel.some.Place");
    private final LogTail tail = new LogTail();

    @BeforeEach
    void start() {
        context.setMDCAdapter(new LogbackMDCAdapter());
        tail.setContext(context);
        tail.start();
        log.addAppender(tail);
        log.setLevel(Level.TRACE);
    }

    private List<String> texts(long after) {
        return tail.after(after).stream().map(LogTail.Line::text).toList();
    }

    @Test
    void keepsWhatIsToldToOperatorsAndNothingForDebugging() {
        log.debug("a detail");
        log.info("session {} came", 1);
        log.warn("it is odd");
        assertEquals(List.of("Place: session 1 came", "Place: it is odd"), texts(0));
        assertEquals(List.of("Place: it is odd"), texts(1));
        assertEquals(List.of(), texts(2));
        assertEquals("WARN", tail.after(1).get(0).level());
    }

    @Test
    void keepsTheLastOnesOfMany() {
        for (int i = 1; i <= 2 * LogTail.MOST; i++) {
            log.info("{}", i);
        }
        assertEquals(LogTail.MOST, texts(0).size());
        assertEquals("Place: " + (LogTail.MOST + 1), texts(0).get(0));
        assertEquals(2L * LogTail.MOST, tail.after(2L * LogTail.MOST - 1).get(0).number());
    }

    @Test
    void whatAPeerHasWrittenIsShortAndSteersNothing() {
        log.info("\u001b[2J\u202e{}", "\ud83d\ude00".repeat(10_000));
        String text = texts(0).get(0);
        assertEquals(LogTail.MAX_CHARACTERS + 1, text.codePointCount(0, text.length()));
        assertEquals("Place: ?[2J?", text.substring(0, 12));
    }
}
