package oriel.server.flow;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * What is under way to one viewer, what its line takes, and whether the next update may follow: when the line is about to be
 * done with what was sent, so that nothing waits in the network and the newest picture is what goes next. What has arrived is known from
 * the viewer's answers to fences, or, from viewers without, from its requests: those come one by one, and hold back by
 * themselves.
 *
 * <p>The rate is measured (how long the line was busy with what arrived), the round trip is the shortest of late; the rate is
 * not probed for: as long as the line takes all that is wanted, it does not matter. A line that is never idle is let run empty
 * now and then, as in BBR: a round trip that was taken for too long once would else keep a queue that hides its fault. Used by the writer thread; all times are
 * of the engine's clock.
 */
public final class CongestionControl {

    /** What may be under way while nothing is known. */
    private static final long FIRST_WINDOW = 64 << 10;

    /** What fills the line while the next update is made takes as long as that, within these bounds. */
    private static final long MIN_SLACK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final long MAX_SLACK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** Something small may go out behind what keeps the line busy for so long: it is there sooner than behind the next update. */
    private static final long INSERT_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** The same while nothing is known. */
    private static final long FIRST_INSERT = 8 * FIRST_WINDOW;

    /** What is so small takes no time of its own. */
    private static final long SMALL_BYTES = 2048;

    /** An answer that takes longer is not waited for: a viewer that gives none gets an update in as long. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** Of more under way at once the oldest count as lost: a viewer that takes small updates and answers none costs no memory. */
    private static final int MAX_FLIGHTS = 256;

    /** Fences ahead of updates measure it all the time; requests do so only when an update is small. */
    private static final Duration FENCED_WINDOW = Duration.ofSeconds(10);

    private static final Duration ASKED_WINDOW = Duration.ofSeconds(60);

    /** So soon a line that was never idle since is let run empty, so that its round trip shows; each time later. */
    private static final long FIRST_MEASURE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final long MAX_MEASURE_NANOS = TimeUnit.SECONDS.toNanos(8);

    /** In a local network. */
    private static final long NEAR_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

    /** A line has kept up if it was busy for less than this part of the time after what it took had been made. */
    private static final int KEPT_UP = 4;

    private final Deque<Flight> flights = new ArrayDeque<>();
    private final DeliveryRate rate = new DeliveryRate();
    private RoundTrip trip = new RoundTrip(ASKED_WINDOW);
    private boolean fenced;
    private long inFlight;
    private long slackNanos = MIN_SLACK_NANOS;
    private long measureNanos = FIRST_MEASURE_NANOS;
    private long measuredNanos;
    private boolean anySent;
    private long arrivedNanos;
    private boolean anyArrived;

    /** Something that was sent: its first byte at {@code beganNanos}, its last at {@code endedNanos}, encoded meanwhile. */
    private record Flight(long mark, long bytes, long beganNanos, long endedNanos, long workNanos) {}

    /** Nothing is known of the line. */
    public CongestionControl() {}

    /** Whether the viewer answers fences: then they, and not requests, tell what has arrived. */
    public void fences(boolean answers) {
        if (fenced != answers) {
            fenced = answers;
            trip = new RoundTrip(answers ? FENCED_WINDOW : ASKED_WINDOW);
            forget();
        }
    }

    private void forget() {
        flights.clear();
        inFlight = 0;
    }

    /** True if fences tell what has arrived. */
    public boolean isFenced() {
        return fenced;
    }

    /**
     * The time between the first message that wants an answer and the answer. It counts unless what is small takes far longer: a
     * viewer that thinks before it asks does so each time.
     */
    public void greeted(long tripNanos) {
        trip.guess(tripNanos);
    }

    /**
     * Something was sent, after all that was before.
     *
     * @param mark of the fence behind it; grows
     * @param bytes 0 for a fence alone
     * @param beganNanos when the first byte was
     * @param endedNanos when the last was
     * @param workNanos how much of the time between it took to make the bytes
     */
    public void sent(long mark, long bytes, long beganNanos, long endedNanos, long workNanos) {
        if (isGivenUp(beganNanos)) {
            forget();
        }
        if (!anySent) {
            anySent = true;
            measuredNanos = beganNanos;
        } else if (bytes == 0 && isIdle()) {
            measureNanos = isToBeMeasured(beganNanos) ? Math.min(MAX_MEASURE_NANOS, 2 * measureNanos) : measureNanos;
            measuredNanos = beganNanos;
        }
        flights.addLast(new Flight(mark, bytes, beganNanos, endedNanos, workNanos));
        inFlight += bytes;
        if (flights.size() > MAX_FLIGHTS) {
            inFlight -= flights.removeFirst().bytes();
        }
    }

    /** The same of something that was there already. */
    public void sent(long mark, long bytes, long beganNanos, long endedNanos) {
        sent(mark, bytes, beganNanos, endedNanos, 0);
    }

    /** An update took so long to make and to hand over. */
    public void worked(long nanos) {
        slackNanos = Math.max(MIN_SLACK_NANOS, Math.min(MAX_SLACK_NANOS, (3 * slackNanos + nanos) / 4));
    }

    /** A fence was answered at {@code nanos}: it has arrived, and all before it. */
    public void answered(long mark, long nanos) {
        while (!flights.isEmpty() && flights.peekFirst().mark() <= mark) {
            arrived(flights.removeFirst(), nanos);
        }
    }

    /** An update was asked for at {@code nanos}: what had been sent then has arrived, unless fences tell. */
    public void requested(long nanos) {
        while (!fenced && !flights.isEmpty() && flights.peekFirst().endedNanos() - nanos <= 0) {
            arrived(flights.removeFirst(), nanos);
        }
    }

    private void arrived(Flight flight, long nanos) {
        inFlight -= flight.bytes();
        boolean known = trip.nanos().isPresent();
        if (flight.bytes() <= SMALL_BYTES || !known) {
            trip.sample(nanos - flight.beganNanos(), nanos);
        }
        if (known) {
            long alone = flight.beganNanos() + trip.nanos().getAsLong();
            boolean behind = anyArrived && arrivedNanos - alone > 0;
            rate.sample(flight.bytes(), busyNanos(flight, nanos - (behind ? arrivedNanos : alone)), behind);
        }
        arrivedNanos = nanos;
        anyArrived = true;
    }

    /** A near line is no slower than what it takes: where that came as fast as it was made, it was not busy meanwhile. */
    private long busyNanos(Flight flight, long nanos) {
        long waited = nanos - flight.workNanos();
        return isNear() && waited < nanos / KEPT_UP ? waited : nanos;
    }

    /** True if the viewer is so near that what takes long there is hardly the line. */
    boolean isNear() {
        return trip.nanos().isPresent() && trip.nanos().getAsLong() < NEAR_NANOS;
    }

    /** True if a fence should go ahead of the next update: the line was not idle for long, and now it is, or is about to be. */
    public boolean isToBeMeasured(long nanos) {
        return fenced && anySent && nanos - measuredNanos >= measureNanos;
    }

    /** True if what is under way takes no time of its own. */
    private boolean isIdle() {
        return inFlight <= 2 * SMALL_BYTES;
    }

    /** True if the next update may go out at {@code nanos}. */
    public boolean mayStart(long nanos) {
        boolean runsEmpty = isToBeMeasured(nanos) && !isIdle() && !isGivenUp(nanos);
        return !runsEmpty && mayFollow(nanos, FIRST_WINDOW, slackNanos);
    }

    /** True if something small may, which somebody waits for. */
    public boolean mayInsert(long nanos) {
        return mayFollow(nanos, FIRST_INSERT, INSERT_NANOS);
    }

    private boolean mayFollow(long nanos, long window, long aheadNanos) {
        if (!fenced || flights.isEmpty() || isGivenUp(nanos)) {
            return true;
        }
        return rate.bytesPerNano().isEmpty() ? inFlight <= window : aheadNanos(nanos) <= aheadNanos;
    }

    /** True if no answer is waited for any more. */
    private boolean isGivenUp(long nanos) {
        return !flights.isEmpty() && nanos - flights.peekLast().endedNanos() >= PATIENCE_NANOS;
    }

    /** How long what is under way keeps the line busy from when the next byte would come there, by all that is known. */
    private long aheadNanos(long nanos) {
        long there = Math.max(firstIsThereNanos(), nanos);
        boolean first = true;
        for (Flight flight : flights) {
            there = first ? there : thereNanos(flight, there);
            first = false;
        }
        return there - roundTrip() - nanos;
    }

    private long roundTrip() {
        return trip.nanos().orElse(0);
    }

    /**
     * When the next update may go out that may not at {@code nanos}, without a word of the viewer: when the line should be about
     * to be done, or, if an answer is late or nothing is known, when it is not waited for any more.
     */
    public long startsNanos(long nanos) {
        return isToBeMeasured(nanos) && !isIdle() ? patienceNanos(nanos) : followsNanos(nanos, slackNanos);
    }

    /** The same for something small, which somebody waits for. */
    public long insertsNanos(long nanos) {
        return followsNanos(nanos, INSERT_NANOS);
    }

    private long followsNanos(long nanos, long aheadNanos) {
        long patience = patienceNanos(nanos);
        boolean late = rate.bytesPerNano().isEmpty() || firstIsThereNanos() - nanos <= 0;
        return late ? patience : Math.min(patience, nanos + aheadNanos(nanos) - aheadNanos);
    }

    private long patienceNanos(long nanos) {
        return flights.isEmpty() ? nanos : flights.peekLast().endedNanos() + PATIENCE_NANOS;
    }

    /** When the answer to the first that is under way should come. */
    private long firstIsThereNanos() {
        Flight first = flights.peekFirst();
        return first == null ? Long.MIN_VALUE : thereNanos(first, anyArrived ? arrivedNanos : first.beganNanos());
    }

    /** When the answer to something should come, if that to what was before it does then. */
    private long thereNanos(Flight flight, long before) {
        double bytesPerNano = rate.bytesPerNano().orElseThrow();
        return Math.max(before, flight.beganNanos() + roundTrip()) + (long) (flight.bytes() / bytesPerNano);
    }

    /** How many bytes the line takes in a time; empty if that is not known yet. */
    public OptionalLong bytesIn(long nanos) {
        return rate.bytesPerNano().isPresent()
                ? OptionalLong.of((long) (rate.bytesPerNano().getAsDouble() * nanos))
                : OptionalLong.empty();
    }

    /** How long so many bytes keep the line busy; empty if that is not known yet. */
    public OptionalLong nanosFor(long bytes) {
        return rate.bytesPerNano().isPresent()
                ? OptionalLong.of((long) (bytes / rate.bytesPerNano().getAsDouble()))
                : OptionalLong.empty();
    }

    /** The line's own round trip; empty if it is not known. */
    public OptionalLong roundTripNanos() {
        return trip.nanos();
    }

    /** Bytes that were sent, and of which nothing shows yet that they have arrived. */
    public long inFlight() {
        return inFlight;
    }
}
