package oriel.transport.netty;

import java.net.InetAddress;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.transport.CountedRefusals;

/**
 * What strangers were refused, for the log: strangers must not be able to fill it. Each refusal is told at debug; once a
 * minute one line counts them. Thread-safe.
 */
final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final CountedRefusals counted;

    /** Why somebody was refused. */
    enum Reason {
        TOO_FAST("came faster than one address may"),
        TOO_MANY_LOGINS("waited for a login when their address had too many that did"),
        FULL("were too many at once"),
        TOO_SLOW("took their page too slowly"),
        DENIED("came from where nobody may connect"),
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
        this.counted = new CountedRefusals(inAMinute, log);
    }

    void count(Reason reason, Stranger stranger) {
        count(reason, stranger.address());
    }

    void count(Reason reason, InetAddress address) {
        LOG.debug("one from {} was refused: such {}", address.getHostAddress(), reason.text);
        counted.count(reason.text, address);
    }

    /** Whether one line more about a single refusal does no harm. */
    boolean mayTell() {
        return counted.mayTell();
    }

    /** Tells what has been counted, now. */
    void tell() {
        counted.tell();
    }
}
