package oriel.launcher.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A kind of message that comes too often is counted. */
class FloodLimitTest {

    private final LoggerContext context = new LoggerContext();
    private final Logger log = context.getLogger("oriel.some.Place");
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private final List<Runnable> minuteLater = new ArrayList<>();
    private final FloodLimit limit = new FloodLimit(context, minuteLater::add);

    @BeforeEach
    void start() {
        context.setMDCAdapter(new LogbackMDCAdapter());
        written.setContext(context);
        written.start();
        limit.add(written);
        limit.start();
        log.addAppender(limit);
        log.setLevel(Level.TRACE);
    }

    private void passMinute() {
        List<Runnable> due = List.copyOf(minuteLater);
        minuteLater.clear();
        due.forEach(Runnable::run);
    }

    private List<String> texts() {
        List<String> texts =
                written.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
        written.list.clear();
        return texts;
    }

    @Test
    void isWrittenForAWhileThenCountedAndBeginsAnew() {
        for (int i = 0; i < 1000; i++) {
            log.warn("peer {} is odd", i);
        }
        List<String> first = texts();
        assertEquals(FloodLimit.MOST + 1, first.size());
        assertEquals("peer 99 is odd", first.get(99));
        assertTrue(first.get(100).startsWith("there were 100 messages like this"), first.get(100));
        log.warn("all else is written");
        assertEquals(List.of("all else is written"), texts());
        passMinute();
        assertEquals(1, written.list.size());
        assertEquals(Level.WARN, written.list.get(0).getLevel());
        assertEquals("oriel.some.Place", written.list.get(0).getLoggerName());
        assertEquals(List.of("900 more messages like this within a minute, the last one: peer 999 is odd"), texts());
        log.warn("peer {} is odd", 1000);
        assertEquals(List.of("peer 1000 is odd"), texts());
    }

    @Test
    void isNotSpokenOfWhereNothingWasLeftOut() {
        log.info("once");
        passMinute();
        assertEquals(List.of("once"), texts());
    }

    @Test
    void isToldOfAtTheEnd() {
        for (int i = 0; i < FloodLimit.MOST + 1; i++) {
            log.error("broken");
        }
        texts();
        limit.stop();
        assertEquals(List.of("1 more message like this within a minute, the last one: broken"), texts());
        passMinute();
        assertEquals(List.of(), texts());
    }

    @Test
    void isWrittenAllWhereItIsForDebugging() {
        for (int i = 0; i < 1000; i++) {
            log.debug("a detail");
        }
        assertEquals(1000, written.list.size());
    }

    /** Texts that are put together by hand are kinds of their own. */
    @Test
    void takesNoMoreMemoryWhereEachMessageIsAKindOfItsOwn() {
        for (int i = 0; i < 10 * FloodLimit.MOST_KINDS; i++) {
            log.info("text " + i);
        }
        assertEquals(FloodLimit.MOST_KINDS + FloodLimit.MOST + 1, written.list.size());
        assertEquals(FloodLimit.MOST_KINDS + 1, minuteLater.size());
    }
}
