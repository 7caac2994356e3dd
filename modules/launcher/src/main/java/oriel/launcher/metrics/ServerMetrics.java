package oriel.launcher.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import oriel.launcher.metrics.Logins.Login;
import oriel.security.Right;
import oriel.server.OrielServer;
import oriel.server.ServerMeasures;
import oriel.server.ServerStats;
import oriel.server.event.EncodingCount;
import oriel.server.event.SessionInfo;

/** Reads what a server counts, at the moment that somebody asks; used by any thread. */
final class ServerMetrics {

    private static final List<String> KINDS = List.of("viewer", "browser");
    private static final int MOST_STEPS = 9;
    private static final String HEAP = "heap";
    private static final double NANOS = 1e9;

    private final OrielServer server;
    private final Logins logins;
    private final String version;
    private final Instant since = Instant.now();

    ServerMetrics(OrielServer server, Logins logins, String version) {
        this.server = server;
        this.logins = logins;
        this.version = version;
    }

    /** All of them. */
    String text(MetricsFormat format, boolean ready) {
        Exposition out = new Exposition(format);
        people(out);
        ServerMeasures measures = server.measures();
        work(out, measures, ready);
        viewers(out, server.sessions());
        screen(out, measures);
        process(out);
        return out.end();
    }

    private void people(Exposition out) {
        ServerStats stats = server.stats();
        Map<Login, Long> counts = logins.counts();
        out.only(Metrics.CONNECTIONS, stats.admitted())
                .only(Metrics.ACTIVE, stats.viewers())
                .only(Metrics.FAILED, Logins.failed(counts))
                .only(Metrics.WRONG, Logins.sum(counts, "wrong_password", "paused"))
                .begin(Metrics.LOGINS);
        counts.forEach((login, count) -> out.sample(count, login.type(), login.result()));
    }

    private void work(Exposition out, ServerMeasures measures, boolean ready) {
        ServerStats stats = server.stats();
        out.only(Metrics.SENT, stats.bytes())
                .only(Metrics.UPDATES, stats.updates())
                .only(
                        Metrics.RECTANGLES,
                        measures.encodings().stream()
                                .mapToLong(EncodingCount::rectangles)
                                .sum())
                .begin(Metrics.ENCODINGS);
        measures.encodings().forEach(each -> out.sample(each.bytes(), each.encoding()));
        out.only(Metrics.UPTIME, Duration.between(since, Instant.now()).toMillis() / 1e3)
                .only(Metrics.READY, ready ? 1 : 0)
                .begin(Metrics.BUILD)
                .sample(1, version);
    }

    private static void viewers(Exposition out, List<SessionInfo> sessions) {
        out.begin(Metrics.VIEWERS);
        KINDS.forEach(kind -> out.sample(
                sessions.stream().filter(session -> kind.equals(kind(session))).count(), kind));
        out.begin(Metrics.RIGHTS);
        for (String kind : KINDS) {
            for (Right right : Right.values()) {
                long having = sessions.stream()
                        .filter(session -> kind.equals(kind(session)))
                        .filter(session -> session.rights().contains(right))
                        .count();
                out.sample(having, kind, right.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
        }
        out.begin(Metrics.STEPS);
        IntStream.rangeClosed(0, MOST_STEPS)
                .forEach(steps -> out.sample(
                        sessions.stream()
                                .filter(session ->
                                        Math.min(MOST_STEPS, session.line().stepsDown()) == steps)
                                .count(),
                        Integer.toString(steps)));
    }

    private static String kind(SessionInfo session) {
        return KINDS.get(session.peer().browser() ? 1 : 0);
    }

    private void screen(Exposition out, ServerMeasures measures) {
        out.only(Metrics.CAPTURES, server.stats().captures())
                .only(Metrics.CAPTURE_TIME, measures.captures())
                .only(Metrics.ENCODE_TIME, measures.encodes())
                .only(Metrics.LATENCY, measures.latencies())
                .only(Metrics.ROUND_TRIP, measures.roundTrips())
                .only(Metrics.LOST, server.isScreenLost() ? 1 : 0)
                .only(Metrics.STUCK, server.isCaptureStuck() ? 1 : 0)
                .only(Metrics.UNSENT, server.unsentBytes());
    }

    private static void process(Exposition out) {
        Runtime java = Runtime.getRuntime();
        ProcessHandle.Info process = ProcessHandle.current().info();
        out.begin(Metrics.HEAP_USED)
                .sample(java.totalMemory() - java.freeMemory(), HEAP)
                .begin(Metrics.HEAP_MAX)
                .sample(java.maxMemory(), HEAP);
        process.totalCpuDuration().ifPresent(taken -> out.only(Metrics.PROCESSOR, taken.toNanos() / NANOS));
        process.startInstant().ifPresent(start -> out.only(Metrics.START, start.toEpochMilli() / 1e3));
    }
}
