package oriel.launcher.metrics;

import java.util.List;

/** All that is measured. Names that begin with vnc are the Python server's, and mean what they meant there. */
final class Metrics {

    static final Metric CONNECTIONS = Metric.counter("vnc_connections", "", "Viewers that were admitted.");
    static final Metric ACTIVE = Metric.gauge("vnc_connections_active", "", "Viewers now.");
    static final Metric FAILED =
            Metric.counter("vnc_connections_failed", "", "Connections that ended before they were admitted.");
    static final Metric WRONG = Metric.counter(
            "vnc_failed_auth_attempts", "", "Logins with a wrong password, or in the pause that follows wrong ones.");
    static final Metric SENT =
            Metric.counter("vnc_bytes_sent", "", "Bytes sent to viewers, those of handshakes left out.");
    static final Metric UPDATES = Metric.counter("vnc_framebuffer_updates", "", "FramebufferUpdates sent to viewers.");
    static final Metric RECTANGLES = Metric.counter(
            "vnc_framebuffer_rectangles", "", "Rectangles of pixels sent to viewers, and those that they copied.");
    static final Metric ENCODINGS =
            Metric.counter("vnc_encoding_bytes", "encoding", "Bytes of these rectangles, by encoding.");
    static final Metric UPTIME = Metric.gauge("vnc_server_uptime_seconds", "", "Seconds since the server started.");
    static final Metric READY = Metric.gauge("vnc_server_ready", "", "1 if /readyz answers 200, else 0.");
    static final Metric BUILD = new Metric("oriel_build", Metric.Kind.INFO, "version", "The version of Oriel.");
    static final Metric VIEWERS = Metric.gauge(
            "oriel_viewers",
            "kind",
            "Viewers now, by whether they came through a WebSocket (browser) or not (viewer).");
    static final Metric RIGHTS = Metric.gauge(
            "oriel_viewers_by_right", "kind,right", "Viewers now that have a right, by the names of oriel user.");
    static final Metric STEPS = Metric.gauge(
            "oriel_viewers_by_quality",
            "steps_down",
            "Viewers now, by how many levels JPEG is below their wish because of their lines.");
    static final Metric LOGINS = Metric.counter(
            "oriel_logins",
            "type,result",
            "Logins, by the plugin of the security type, link or proxy, and by their end.");
    static final Metric CAPTURES =
            Metric.counter("oriel_captures", "", "Times that pixels were asked from the screen.");
    static final Metric CAPTURE_TIME = Metric.histogram(
            "oriel_capture_seconds", "From the first pixels of a capture until the picture has all of them.");
    static final Metric ENCODE_TIME =
            Metric.histogram("oriel_encode_seconds", "The work of an update, without waiting for the network.");
    static final Metric LATENCY = Metric.histogram(
            "oriel_update_latency_seconds",
            "From a change, or from the viewer's request if that came later, until the update is written that shows it.");
    static final Metric ROUND_TRIP = Metric.histogram(
            "oriel_round_trip_seconds", "The round trip of a viewer's line, as far as it is known, at each update.");
    static final Metric LOST =
            Metric.gauge("oriel_screen_lost", "", "1 while the screen is lost and looked for, else 0.");
    static final Metric STUCK =
            Metric.gauge("oriel_capture_stuck", "", "1 if reading the screen takes longer than 10 seconds, else 0.");
    static final Metric UNSENT = Metric.gauge("oriel_unsent_bytes", "", "Bytes for viewers that wait for the network.");
    static final Metric HEAP_USED = Metric.gauge("jvm_memory_used_bytes", "area", "Bytes of Java's heap in use.");
    static final Metric HEAP_MAX = Metric.gauge("jvm_memory_max_bytes", "area", "Bytes that Java's heap may grow to.");
    static final Metric PROCESSOR =
            Metric.counter("process_cpu_seconds", "", "Seconds of processor that the process has taken.");
    static final Metric START =
            Metric.gauge("process_start_time_seconds", "", "When the process started, in seconds since 1970, UTC.");

    /** In the order of the documentation. */
    static final List<Metric> ALL = List.of(
            CONNECTIONS,
            ACTIVE,
            FAILED,
            WRONG,
            SENT,
            UPDATES,
            RECTANGLES,
            ENCODINGS,
            UPTIME,
            READY,
            BUILD,
            VIEWERS,
            RIGHTS,
            STEPS,
            LOGINS,
            CAPTURES,
            CAPTURE_TIME,
            ENCODE_TIME,
            LATENCY,
            ROUND_TRIP,
            LOST,
            STUCK,
            UNSENT,
            HEAP_USED,
            HEAP_MAX,
            PROCESSOR,
            START);

    private Metrics() {}
}
