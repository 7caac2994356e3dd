package oriel.launcher.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Passes on what is logged, but of each kind of message no more than so many a minute: the rest is counted, and the count
 * passed on when the minute is over, or at the end. A kind is a logger and what it says but for the arguments. Messages for
 * debugging are passed on all. Thread-safe; its monitor guards the counts, and is not held while anything is written.
 */
final class FloodLimit extends UnsynchronizedAppenderBase<ILoggingEvent> {

    /** Messages of one kind a minute. */
    static final int MOST = 100;

    /** Kinds that are told apart at a time; all others are one. */
    static final int MOST_KINDS = 500;

    private static final String OTHERS = "others";

    private final List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
    private final Map<String, Count> counts = new HashMap<>();
    private final Executor minuteLater;

    /** How many of a kind there were in this minute, and the one that was left out last. */
    private static final class Count {

        private int passed;
        private long leftOut;
        private ILoggingEvent last;
    }

    /** By the system's clock. */
    FloodLimit(LoggerContext context) {
        this(context, CompletableFuture.delayedExecutor(1, TimeUnit.MINUTES));
    }

    /** @param minuteLater does things when a minute is over */
    FloodLimit(LoggerContext context, Executor minuteLater) {
        this.minuteLater = minuteLater;
        setContext(context);
    }

    /** Adds where messages go; before the start. */
    void add(Appender<ILoggingEvent> appender) {
        appenders.add(appender);
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLevel().toInt() <= Level.DEBUG_INT) {
            pass(event);
            return;
        }
        boolean last;
        synchronized (counts) {
            Count count = count(event);
            if (count.passed >= MOST) {
                count.leftOut++;
                count.last = event;
                return;
            }
            count.passed++;
            last = count.passed == MOST;
        }
        pass(event);
        if (last) {
            pass(said(event, "there were " + MOST + " messages like this within a minute; more are counted only"));
        }
    }

    private Count count(ILoggingEvent event) {
        String wanted = event.getLoggerName() + " " + event.getMessage();
        String kind = counts.containsKey(wanted) || counts.size() < MOST_KINDS ? wanted : OTHERS;
        return counts.computeIfAbsent(kind, fresh -> {
            minuteLater.execute(() -> endMinute(fresh));
            return new Count();
        });
    }

    private void endMinute(String kind) {
        Count count;
        synchronized (counts) {
            count = counts.remove(kind);
        }
        tell(count);
    }

    private void tell(Count count) {
        if (count != null && count.leftOut > 0) {
            String times = count.leftOut == 1 ? "1 more message" : count.leftOut + " more messages";
            pass(said(
                    count.last,
                    times + " like this within a minute, the last one: " + count.last.getFormattedMessage()));
        }
    }

    /** In the name of the logger that said too much. */
    private ILoggingEvent said(ILoggingEvent like, String text) {
        LoggerContext context = (LoggerContext) getContext();
        return new LoggingEvent(
                FloodLimit.class.getName(),
                context.getLogger(like.getLoggerName()),
                like.getLevel(),
                "{}",
                null,
                new Object[] {text});
    }

    private void pass(ILoggingEvent event) {
        appenders.forEach(appender -> appender.doAppend(event));
    }

    /** Tells what was left out, and ends those that it passes to. */
    @Override
    public void stop() {
        List<Count> all;
        synchronized (counts) {
            all = List.copyOf(counts.values());
            counts.clear();
        }
        if (isStarted()) {
            all.forEach(this::tell);
        }
        super.stop();
        appenders.forEach(Appender::stop);
    }
}
