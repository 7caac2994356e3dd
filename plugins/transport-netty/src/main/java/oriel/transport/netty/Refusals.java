package oriel.transport.netty;

import java.net.InetAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What strangers were refused, for the log: strangers must not be able to fill it. Each refusal is told at debug; once a
 * minute one line counts them. Thread-safe.
 */
final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    /** How many lines of a minute may say at once what an operator can do about a refusal. */
    private static final int TOLD_AT_ONCE = 5;

    private final Consumer<Runnable> inAMinute;
    private final Consumer<String> log;
    private final Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
    private String last = "";
    private int told;
    private boolean waiting;

    /** Why somebody was refused. */
    enum Reason {
        TOO_FAST("came faster than one address may"),
        TOO_MANY_LOGINS("waited for a login when their address had too many that did"),
        FULL("were too many at once"),
        TOO_SLOW("took their page too slowly"),
        REQUEST("asked for what is not served");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }

    /** @param inAMinute runs what it is given a minute later */
    Refusals(Consumer<Runnable> inAMinute) {
        this(inAMinute, LOG::info);
    }

    /** @param log takes the lines that count */
    Refusals(Consumer<Runnable> inAMinute, Consumer<String> log) {
        this.inAMinute = inAMinute;
        this.log = log;
    }

    void count(Reason reason, Stranger stranger) {
        count(reason, stranger.address());
    }

    void count(Reason reason, InetAddress address) {
        LOG.debug("one from {} was refused: such {}", address.getHostAddress(), reason.text);
        synchronized (this) {
            counts.merge(reason, 1, Integer::sum);
            last = address.getHostAddress();
            beginAMinute();
        }
    }

    /** Whether one line more about a single refusal does no harm. */
    synchronized boolean mayTell() {
        beginAMinute();
        return told++ < TOLD_AT_ONCE;
    }

    /** Tells what has been counted, now. */
    void tell() {
        String counted;
        String latest;
        synchronized (this) {
            waiting = false;
            told = 0;
            latest = last;
            counted = counts.entrySet().stream()
                    .map(entry -> entry.getValue() + " " + entry.getKey().text)
                    .collect(Collectors.joining(", "));
            counts.clear();
        }
        if (!counted.isEmpty()) {
            log.accept("refused within a minute: " + counted + "; the last came from " + latest);
        }
    }

    private void beginAMinute() {
        if (!waiting) {
            waiting = true;
            inAMinute.accept(this::tell);
        }
    }
}
