package oriel.launcher.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The last messages that were logged, those for debugging left out: so many, each of bounded length. Thread-safe; its monitor
 * guards them.
 */
public final class LogTail extends UnsynchronizedAppenderBase<ILoggingEvent> {

    /** So many lines are kept. */
    static final int MOST = 200;

    /** How much of a message is kept, in characters. */
    static final int MAX_CHARACTERS = 300;

    private final Deque<Line> lines = new ArrayDeque<>();
    private long last;

    LogTail() {}

    /**
     * A message.
     *
     * @param number counts up from 1
     * @param millis when it was logged, since 1970
     * @param level in capitals
     * @param text on one line, without what steers a terminal
     */
    public record Line(long number, long millis, String level, String text) {}

    @Override
    protected void append(ILoggingEvent event) {
        if (!event.getLevel().isGreaterOrEqual(Level.INFO)) {
            return;
        }
        String logger = event.getLoggerName();
        String text = logger.substring(logger.lastIndexOf('.') + 1) + ": " + event.getFormattedMessage();
        add(event.getTimeStamp(), event.getLevel().toString(), line(text));
    }

    private static String line(String text) {
        String cut = text.codePointCount(0, text.length()) <= MAX_CHARACTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_CHARACTERS)) + "…";
        return cut.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    }

    private synchronized void add(long millis, String level, String text) {
        last++;
        lines.addLast(new Line(last, millis, level, text));
        if (lines.size() > MOST) {
            lines.removeFirst();
        }
    }

    /** Those with higher numbers that are still there, the oldest first. */
    public synchronized List<Line> after(long number) {
        return lines.stream().filter(line -> line.number() > number).toList();
    }
}
