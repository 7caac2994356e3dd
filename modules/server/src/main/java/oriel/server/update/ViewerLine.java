package oriel.server.update;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import oriel.encoding.EncodeSettings;
import oriel.rfb.Encodings;
import oriel.rfb.message.Fence;
import oriel.server.event.LineInfo;
import oriel.server.flow.CongestionControl;
import oriel.server.flow.Fences;
import oriel.server.flow.LineCompression;
import oriel.server.flow.LineQuality;
import oriel.server.flow.NanoClock;
import oriel.server.options.QualityPreference;
import oriel.server.viewer.Agreements;
import oriel.server.viewer.ClientParams;

/**
 * One viewer's line, as its writer sees it: what is under way on it, when the next update may follow, and how much it may lose.
 * Used by the writer thread alone.
 */
final class ViewerLine {

    /** So often a fence goes ahead of an update, and shows how long the line alone takes. */
    private static final long PROBE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** An update that takes the line for longer keeps others waiting. */
    private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Fences fences;
    private final Agreements agreements;
    private final NanoClock clock;
    private final CongestionControl congestion = new CongestionControl();
    private final LineQuality quality = new LineQuality(congestion);
    private final LineCompression compression = new LineCompression(congestion);
    private boolean fenced;
    private long probedNanos;
    private long startedNanos;
    private long filmBytes;
    private long restsNanos;
    private boolean hurried;
    private OptionalInt raised = OptionalInt.empty();

    /** Nothing is known of the line. */
    ViewerLine(Fences fences, Agreements agreements, NanoClock clock) {
        this.fences = fences;
        this.agreements = agreements;
        this.clock = clock;
        this.probedNanos = clock.nanoTime() - PROBE_NANOS;
    }

    CongestionControl congestion() {
        return congestion;
    }

    /** Takes note of what the viewer has said. */
    void note(WriterInput.Turn turn) {
        fenced = agreements.contains(Encodings.FENCE) && turn.params().lists(Encodings.FENCE);
        congestion.fences(fenced);
        quality.prefer(turn.preference());
        turn.greeting().ifPresent(congestion::greeted);
        fences.take().forEach(answer -> congestion.answered(answer.mark(), answer.nanos()));
        turn.requestedNanos().ifPresent(congestion::requested);
    }

    /** Whether somebody waits for something that has to come between two updates. */
    void hurry(boolean now) {
        hurried = now;
        quality.hurry(now);
    }

    /** What the viewer wants, with as much loss and compression as its line needs. */
    ClientParams params(ClientParams wished) {
        EncodeSettings settings = wished.settings();
        int level = leavesLevel(wished) ? compression.of(settings.compressLevel()) : settings.compressLevel();
        raised = level == settings.compressLevel() ? OptionalInt.empty() : OptionalInt.of(level);
        EncodeSettings now =
                new EncodeSettings(settings.format(), level, settings.jpeg().map(quality::of));
        return now.equals(settings) ? wished : wished.withSettings(now);
    }

    /** A viewer that names a compression level keeps it; our page names one always, and leaves it to the server by default. */
    private boolean leavesLevel(ClientParams wished) {
        return wished.settings().compressLevel() == EncodeSettings.UNSET
                || wished.lists(Encodings.ORIEL_COMPANION) && quality.preference() == QualityPreference.AUTO;
    }

    /** While somebody waits for something else, a film leaves the line to it for half of the time. */
    boolean mayStart() {
        long now = clock.nanoTime();
        return congestion.mayStart(now) && (!hurried || restsNanos - now <= 0);
    }

    /** True if what was sent with loss last keeps what is small waiting. */
    boolean isCrowded() {
        OptionalLong moment = congestion.bytesIn(MOMENT_NANOS);
        return fenced && (moment.isPresent() ? filmBytes > moment.getAsLong() : !congestion.mayStart(clock.nanoTime()));
    }

    /** True if something small may go out now, though an update may not. */
    boolean mayInsert() {
        return congestion.mayInsert(clock.nanoTime());
    }

    /** When something small may go out that may not now, if nothing happens. */
    long insertsNanos() {
        return congestion.insertsNanos(clock.nanoTime());
    }

    /** An update is begun, with a look at the screen. */
    void starts() {
        startedNanos = clock.nanoTime();
    }

    /** When an update may go out that may not now, if nothing happens. */
    long startsNanos() {
        long now = clock.nanoTime();
        long starts = congestion.mayStart(now) ? now : congestion.startsNanos(now);
        return hurried ? Math.max(starts, restsNanos) : starts;
    }

    /** A fence to go ahead of an update, if it is time for one. */
    Optional<Fence> probe() {
        long now = clock.nanoTime();
        if (!fenced || now - probedNanos < PROBE_NANOS && !congestion.isToBeMeasured(now)) {
            return Optional.empty();
        }
        probedNanos = now;
        Fence fence = fences.next();
        congestion.sent(fences.mark(), 0, now, now);
        return Optional.of(fence);
    }

    /** A fence to go behind an update. */
    Optional<Fence> mark() {
        return fenced ? Optional.of(fences.next()) : Optional.empty();
    }

    /** What is known of the line. */
    LineInfo info() {
        OptionalLong trip = congestion.roundTripNanos();
        return new LineInfo(
                trip.isPresent() ? Optional.of(Duration.ofNanos(trip.getAsLong())) : Optional.empty(),
                congestion.bytesIn(TimeUnit.SECONDS.toNanos(1)),
                quality.stepsDown(),
                raised,
                quality.preference());
    }

    /** An update was written, with its mark. */
    void sent(UpdateWriter.Written written) {
        long now = clock.nanoTime();
        congestion.sent(fences.mark(), written.bytes(), written.beganNanos(), now, written.workNanos());
        congestion.worked(now - startedNanos);
        if (written.lossyBytes() > 0) {
            filmBytes = written.bytes();
            restsNanos =
                    written.beganNanos() + 2 * congestion.nanosFor(filmBytes).orElse(0);
        }
        long exactBytes = written.bytes() - written.lossyBytes();
        quality.learn(written.lossyBytes(), exactBytes, now);
        compression.learn(exactBytes, written.workNanos(), now);
    }
}
