package oriel.launcher.metrics;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.JsonOutput;
import oriel.launcher.config.MetricsKeys;
import oriel.server.OrielServer;
import oriel.transport.HttpAnswer;
import oriel.transport.HttpPage;
import oriel.transport.HttpPages;
import oriel.transport.HttpQuestion;

/**
 * What programs that watch a server read: {@code /metrics}, {@code /readyz} and {@code /status}. Used by any thread. An answer
 * is made of counters and of at most as many viewers as there are, so asking costs little, whoever asks.
 */
public final class MetricsPages {

    private static final String JSON = "application/json";
    private static final HttpAnswer FORBIDDEN = HttpAnswer.line(
            403,
            "Only addresses that metrics_access names, and whoever bears the token of metrics_token_file, may read this.");
    private static final HttpAnswer STARTING = HttpAnswer.line(503, "the server starts");

    private volatile Optional<MetricsAccess> access;
    private volatile Optional<Watched> watched = Optional.empty();
    private volatile boolean ending;

    /** The server, its figures, and what it says of itself. */
    private record Watched(OrielServer server, ServerMetrics metrics, Supplier<Map<String, Object>> status) {}

    private MetricsPages(Optional<MetricsAccess> access) {
        this.access = access;
    }

    /** The names of all samples, as queries have them. */
    public static List<String> names() {
        return Metrics.ALL.stream().map(Metric::sample).toList();
    }

    /** None at all. */
    public static MetricsPages none() {
        return new MetricsPages(Optional.empty());
    }

    /**
     * Those of a server that is about to start; none where the configuration does not want them.
     *
     * @throws ConfigException if there is something wrong with the file of the token
     */
    public static MetricsPages of(Configuration configuration) throws ConfigException {
        return new MetricsPages(access(configuration));
    }

    private static Optional<MetricsAccess> access(Configuration configuration) throws ConfigException {
        return configuration.value(MetricsKeys.ENABLE_METRICS)
                ? Optional.of(MetricsAccess.of(configuration))
                : Optional.empty();
    }

    /**
     * Does as another configuration says from now on.
     *
     * @return true if that is anything else
     * @throws ConfigException if there is something wrong with the file of the token; all stays as it was
     */
    public boolean take(Configuration newest) throws ConfigException {
        Optional<MetricsAccess> before = access;
        access = access(newest);
        return !access.equals(before);
    }

    /**
     * The server runs.
     *
     * @param status what it says of itself, as JSON takes it
     */
    public void serve(OrielServer server, Logins logins, String version, Supplier<Map<String, Object>> status) {
        watched = Optional.of(new Watched(server, new ServerMetrics(server, logins, version), status));
    }

    /** The server is about to end, and not ready any more. */
    public void ending() {
        ending = true;
    }

    /** Answers these, and finds other pages. */
    public HttpPages over(HttpPages pages) {
        return new HttpPages() {
            @Override
            public Optional<HttpPage> find(String path) {
                return pages.find(path);
            }

            @Override
            public Optional<HttpAnswer> answer(HttpQuestion question) {
                return MetricsPages.this.answer(question).or(() -> pages.answer(question));
            }
        };
    }

    private Optional<HttpAnswer> answer(HttpQuestion question) {
        Optional<MetricsAccess> now = access;
        if (now.isEmpty()) {
            return Optional.empty();
        }
        return switch (question.path()) {
            case "/metrics", "/readyz", "/status" ->
                Optional.of(now.get().welcomes(question) ? allowed(question) : FORBIDDEN);
            default -> Optional.empty();
        };
    }

    private HttpAnswer allowed(HttpQuestion question) {
        Optional<Watched> now = watched;
        if (now.isEmpty()) {
            return STARTING;
        }
        Optional<String> obstacle = obstacle(now.get().server());
        return switch (question.path()) {
            case "/readyz" -> HttpAnswer.line(obstacle.isEmpty() ? 200 : 503, obstacle.orElse("ready"));
            case "/status" -> answer(JSON, JsonOutput.text(now.get().status().get()) + "\n");
            default -> {
                MetricsFormat format = MetricsFormat.of(question.accept());
                yield answer(format.contentType(), now.get().metrics().text(format, obstacle.isEmpty()));
            }
        };
    }

    private static HttpAnswer answer(String contentType, String text) {
        return new HttpAnswer(200, contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Why a viewer that comes now would not see what the screen shows. */
    private Optional<String> obstacle(OrielServer server) {
        if (ending) {
            return Optional.of("the server ends");
        }
        if (server.isScreenLost()) {
            return Optional.of("the screen is lost");
        }
        return server.isCaptureStuck() ? Optional.of("the screen does not hand over its pixels") : Optional.empty();
    }
}
