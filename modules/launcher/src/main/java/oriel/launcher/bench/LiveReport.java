package oriel.launcher.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import oriel.launcher.bench.BarChart.Bar;
import oriel.launcher.testclient.ServerAddress;

/** What {@code oriel bench live} tells. */
public final class LiveReport implements BenchReport {

    private final Map<String, String> facts = Machine.facts();
    private final List<LiveResult> results;

    /** A report. */
    public LiveReport(ServerAddress server, Duration time, List<LiveResult> results) {
        this.results = List.copyOf(results);
        facts.put("server", server.toString());
        facts.put(
                "measured",
                time.toMillis()
                        + " ms for each encoding: whole pictures, then changes; decoding in this program included");
    }

    private Figures figures() {
        List<List<String>> rows = new ArrayList<>();
        for (LiveResult result : results) {
            rows.add(row(result, "whole", result.whole()));
            rows.add(row(result, "changes", result.changes()));
        }
        return new Figures(
                List.of(
                        "ENCODING",
                        "ASKED FOR",
                        "UPDATES",
                        "PER SECOND",
                        "P50 MS",
                        "P95 MS",
                        "P99 MS",
                        "MPIXEL/S",
                        "BYTES",
                        "BYTES/PIXEL"),
                rows,
                2);
    }

    private static List<String> row(LiveResult result, String phase, Phase figures) {
        return List.of(
                result.name(),
                phase,
                String.valueOf(figures.updates()),
                Figures.number(figures.updatesPerSecond(), 1),
                Figures.number(figures.percentile(50), 2),
                Figures.number(figures.percentile(95), 2),
                Figures.number(figures.percentile(99), 2),
                Figures.number(figures.mpixelsPerSecond(), 1),
                String.valueOf(figures.bytes()),
                Figures.number(figures.bytesPerPixel(), 4));
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        facts.forEach((name, value) -> lines.add(name + ": " + value));
        lines.add("");
        lines.addAll(figures().lines());
        for (LiveResult result : results) {
            if (result.cameOtherwise()) {
                lines.add(result.name() + " came as: " + result.came());
            }
        }
        return lines;
    }

    @Override
    public String json() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            for (Map.Entry<String, String> fact : facts.entrySet()) {
                json.writeStringField(fact.getKey(), fact.getValue());
            }
            json.writeArrayFieldStart("results");
            for (LiveResult result : results) {
                json.writeStartObject();
                json.writeStringField("encoding", result.name());
                json.writeObjectFieldStart("rectangles");
                for (Map.Entry<String, Integer> entry : result.rectangles().entrySet()) {
                    json.writeNumberField(entry.getKey(), entry.getValue());
                }
                json.writeEndObject();
                write(json, "whole", result.whole());
                write(json, "changes", result.changes());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, String name, Phase phase) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("updates", phase.updates());
        json.writeNumberField("seconds", phase.seconds());
        json.writeNumberField("pixels", phase.pixels());
        json.writeNumberField("bytes", phase.bytes());
        if (phase.updates() > 0) {
            json.writeNumberField("p50_millis", phase.percentile(50));
            json.writeNumberField("p95_millis", phase.percentile(95));
            json.writeNumberField("p99_millis", phase.percentile(99));
            json.writeNumberField("max_millis", phase.percentile(100));
        }
        json.writeEndObject();
    }

    @Override
    public String html() {
        return new HtmlReport("Oriel: a live server", facts)
                .heading("Whole pictures")
                .plot(chart(
                        "median time of a picture, ms", result -> result.whole().percentile(50)))
                .plot(chart(
                        "time of 95 % of the pictures, ms",
                        result -> result.whole().percentile(95)))
                .plot(chart("Mpixel/s", result -> result.whole().mpixelsPerSecond()))
                .plot(chart("bytes for a pixel", result -> result.whole().bytesPerPixel()))
                .heading("Changes")
                .plot(chart("updates a second", result -> result.changes().updatesPerSecond()))
                .plot(chart("bytes for a pixel", result -> result.changes().bytesPerPixel()))
                .heading("All figures")
                .table(figures())
                .page();
    }

    private BarChart chart(String title, ToDoubleFunction<LiveResult> value) {
        List<Bar> bars = results.stream()
                .map(result -> bar(result.name(), value.applyAsDouble(result)))
                .toList();
        return new BarChart(title, bars);
    }

    /** Without updates there is nothing to show. */
    private static Bar bar(String label, double value) {
        return new Bar(label, Double.isFinite(value) ? value : 0);
    }
}
