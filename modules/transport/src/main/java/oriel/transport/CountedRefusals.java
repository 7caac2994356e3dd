package oriel.transport;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * How many strangers were refused what, for the log, which they must not be able to fill: once a minute one line counts
 * them, by what became of them and with the number of their addresses. Thread-safe; nothing waits.
 */
public final class CountedRefusals {

    /** How many lines of a minute may say at once what an operator can do about a refusal. */
    private static final int TOLD_AT_ONCE = 5;

    /** More addresses are not told apart. */
    private static final int MAX_ADDRESSES = 10_000;

    private final Consumer<Runnable> inAMinute;
    private final Consumer<String> log;
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Set<Prefix> networks = new HashSet<>();
    private String last = "";
    private int told;
    private boolean waiting;

    /**
     * Has counted nothing.
     *
     * @param inAMinute runs what it is given a minute later
     * @param log takes the lines
     */
    public CountedRefusals(Consumer<Runnable> inAMinute, Consumer<String> log) {
        this.inAMinute = inAMinute;
        this.log = log;
    }

    /**
     * Counts one.
     *
     * @param what became of it, to follow a number: one of a few texts, none of which a peer writes
     */
    public synchronized void count(String what, InetAddress address) {
        counts.merge(what, 1, Integer::sum);
        if (networks.size() < MAX_ADDRESSES) {
            networks.add(Prefix.ofNetwork(address));
        }
        last = address.getHostAddress();
        beginAMinute();
    }

    /** Whether one line more about a single refusal does no harm. */
    public synchronized boolean mayTell() {
        beginAMinute();
        return told++ < TOLD_AT_ONCE;
    }

    /** Tells what has been counted, now. */
    public void tell() {
        String line;
        synchronized (this) {
            waiting = false;
            told = 0;
            line = counts.isEmpty() ? "" : line();
            counts.clear();
            networks.clear();
        }
        if (!line.isEmpty()) {
            log.accept(line);
        }
    }

    private String line() {
        String counted = counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        String from = networks.size() == 1
                ? "; from " + last
                : "; from " + networks.size() + (networks.size() < MAX_ADDRESSES ? "" : " or more")
                        + " addresses, at last " + last;
        return "refused within a minute: " + counted + from;
    }

    private void beginAMinute() {
        if (!waiting) {
            waiting = true;
            inAMinute.accept(this::tell);
        }
    }
}
