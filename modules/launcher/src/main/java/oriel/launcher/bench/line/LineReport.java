package oriel.launcher.bench.line;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import oriel.launcher.bench.BenchReport;
import oriel.launcher.bench.Figures;
import oriel.launcher.bench.HtmlReport;
import oriel.launcher.bench.Spread;
import oriel.launcher.bench.TimePlot;
import oriel.launcher.bench.TimePlot.Line;
import oriel.launcher.bench.TimePlot.Point;

/** What {@code oriel bench line} tells. */
final class LineReport implements BenchReport {

    private final Map<String, String> facts;
    private final List<MeasuredServer> servers;

    LineReport(Map<String, String> facts, List<MeasuredServer> servers) {
        this.facts = facts;
        this.servers = List.copyOf(servers);
    }

    private Figures figures() {
        return new Figures(
                List.of(
                        "SERVER",
                        "VIEWER",
                        "FRAMES",
                        "FRAMES/S",
                        "AGE P50 MS",
                        "P95 MS",
                        "MAX MS",
                        "MBIT/S",
                        "BYTES",
                        "KEY P50 MS",
                        "P95 MS"),
                servers.stream().map(LineReport::row).toList(),
                2);
    }

    private static List<String> row(MeasuredServer server) {
        return List.of(
                server.name(),
                viewer(server.last()),
                Figures.number(server.median(round -> round.frames().size()), 0),
                Figures.number(server.median(LineResult::framesPerSecond), 1),
                Figures.number(server.median(round -> round.ages().percentile(50)), 1),
                Figures.number(server.median(round -> round.ages().percentile(95)), 1),
                Figures.number(server.median(round -> round.ages().percentile(100)), 1),
                Figures.number(server.median(LineResult::mbitsPerSecond), 3),
                Figures.number(server.median(LineResult::allBytes), 0),
                Figures.number(server.median(round -> round.keys().percentile(50)), 1),
                Figures.number(server.median(round -> round.keys().percentile(95)), 1));
    }

    private static String viewer(LineResult result) {
        return result.continuous() ? "continuous" : "asks";
    }

    private List<String> notes() {
        return servers.stream()
                .filter(MeasuredServer::sawNothing)
                .map(server -> server.name() + " showed nothing of the scene")
                .toList();
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        facts.forEach((name, value) -> lines.add(name + ": " + value));
        lines.add("");
        lines.addAll(figures().lines());
        lines.addAll(notes());
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
            for (MeasuredServer server : servers) {
                for (LineResult round : server.rounds()) {
                    write(json, server.name(), round);
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, String name, LineResult round) throws IOException {
        json.writeStartObject();
        json.writeStringField("server", name);
        json.writeStringField("viewer", viewer(round));
        json.writeNumberField("seconds", round.seconds());
        json.writeNumberField("frames", round.frames().size());
        json.writeNumberField("bytes", round.allBytes());
        write(json, "age", round.ages());
        json.writeNumberField("keys", round.keyMillis().size());
        write(json, "key", round.keys());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, Spread spread) throws IOException {
        if (!spread.sorted().isEmpty()) {
            json.writeNumberField(name + "_p50_millis", spread.percentile(50));
            json.writeNumberField(name + "_p95_millis", spread.percentile(95));
            json.writeNumberField(name + "_max_millis", spread.percentile(100));
        }
    }

    @Override
    public String html() {
        HtmlReport page = new HtmlReport("Oriel: servers over a simulated line", facts)
                .heading("Age of a frame when the viewer has it")
                .plot(plot("ms, less is better", LineReport::ages))
                .heading("Throughput")
                .plot(plot("Mbit/s", LineReport::throughput))
                .heading("All figures")
                .table(figures())
                .paragraph("Figures are medians of all rounds; plots show the last one.");
        notes().forEach(page::paragraph);
        return page.page();
    }

    private TimePlot plot(String title, Function<LineResult, List<Point>> points) {
        return new TimePlot(
                title,
                servers.get(0).last().seconds(),
                servers.stream()
                        .map(server -> new Line(server.name(), points.apply(server.last())))
                        .toList());
    }

    private static List<Point> ages(LineResult result) {
        return result.frames().stream()
                .map(frame -> new Point(frame.second(), frame.ageMillis()))
                .toList();
    }

    private static List<Point> throughput(LineResult result) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < result.bytes().size(); i++) {
            double middle = Math.min(result.seconds(), (i + 0.5) * LineResult.SLICE_SECONDS);
            points.add(new Point(middle, result.bytes().get(i) * 8 / 1e6 / LineResult.SLICE_SECONDS));
        }
        return points;
    }
}
