package oriel.launcher.testclient;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oriel.launcher.config.Quoted;
import oriel.rfb.Framebuffer;
import oriel.rfb.MonitorArea;
import oriel.rfb.Rect;

/**
 * What a test client met.
 *
 * @param server where it went
 * @param name the desktop's name, as the server sent it
 * @param picture the last picture
 * @param monitors its parts; empty if the server did not tell
 * @param times how long the steps took
 * @param updates updates received, the first picture among them
 * @param rectangles number of rectangles by the name of their encoding
 * @param bytes bytes received, the handshake among them
 */
public record TestReport(
        ServerAddress server,
        String name,
        Framebuffer picture,
        List<MonitorArea> monitors,
        Times times,
        int updates,
        Map<String, Integer> rectangles,
        long bytes) {

    /**
     * Milliseconds.
     *
     * @param login from the start of the connection to the end of the handshake
     * @param firstPicture from there to the first whole picture
     * @param all from the start of the connection to the end
     */
    public record Times(long login, long firstPicture, long all) {}

    /** Copies the collections and sorts the counts. */
    public TestReport {
        monitors = List.copyOf(monitors);
        rectangles = new TreeMap<>(rectangles);
    }

    /** For people. */
    public List<String> lines() {
        String counts = rectangles.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        Stream<String> parts = monitors.isEmpty()
                ? Stream.empty()
                : Stream.of(
                        monitors.stream().map(TestReport::line).collect(Collectors.joining(", ", "monitors: ", "")));
        Stream<String> rest = Stream.of(
                "connected to %s in %s ms: %s, %sx%s"
                        .formatted(server, times.login(), Quoted.text(name), picture.width(), picture.height()),
                "first picture after %s ms".formatted(times.firstPicture()),
                String.format(
                        Locale.ROOT,
                        "updates: %d, bytes: %d, seconds: %.1f, rectangles: %s",
                        updates,
                        bytes,
                        times.all() / 1000.0,
                        counts));
        return Stream.concat(rest, parts).toList();
    }

    private static String line(MonitorArea monitor) {
        Rect area = monitor.area();
        return "%s at %s,%s %sx%s"
                .formatted(Integer.toUnsignedString(monitor.id()), area.x(), area.y(), area.width(), area.height());
    }

    /** For programs. */
    public String json() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("server", server.toString());
            json.writeStringField("name", name);
            json.writeNumberField("width", picture.width());
            json.writeNumberField("height", picture.height());
            json.writeArrayFieldStart("monitors");
            for (MonitorArea monitor : monitors) {
                write(monitor, json);
            }
            json.writeEndArray();
            json.writeNumberField("login_millis", times.login());
            json.writeNumberField("first_picture_millis", times.firstPicture());
            json.writeNumberField("all_millis", times.all());
            json.writeNumberField("updates", updates);
            json.writeNumberField("bytes", bytes);
            json.writeObjectFieldStart("rectangles");
            for (Map.Entry<String, Integer> entry : rectangles.entrySet()) {
                json.writeNumberField(entry.getKey(), entry.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(MonitorArea monitor, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", Integer.toUnsignedLong(monitor.id()));
        json.writeNumberField("x", monitor.area().x());
        json.writeNumberField("y", monitor.area().y());
        json.writeNumberField("width", monitor.area().width());
        json.writeNumberField("height", monitor.area().height());
        json.writeEndObject();
    }
}
