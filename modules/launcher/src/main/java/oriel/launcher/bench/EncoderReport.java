package oriel.launcher.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import oriel.encoding.EncoderTools;
import oriel.launcher.bench.BarChart.Bar;
import oriel.launcher.bench.EncoderBench.Conditions;
import oriel.launcher.bench.EncoderResult.Sent;
import oriel.scenes.SceneKind;

/** What {@code oriel bench encoders} tells. */
public final class EncoderReport implements BenchReport {

    private final Map<String, String> facts = Machine.facts();
    private final List<EncoderResult> results;
    private final Map<String, String> leftOut;

    /** A report; {@code leftOut} says of encoders why they were not measured. */
    public EncoderReport(
            Conditions conditions, EncoderTools tools, List<EncoderResult> results, Map<String, String> leftOut) {
        this.results = List.copyOf(results);
        this.leftOut = new LinkedHashMap<>(leftOut);
        facts.put("screen", conditions.width() + "x" + conditions.height() + ", seed " + conditions.seed());
        facts.put(
                "measured",
                conditions.time().toMillis() + " ms of one thread's processor time for each line, after warm-up");
        facts.put("deflate", String.join(", then ", tools.deflate().names()));
        facts.put("jpeg", tools.jpeg().map(found -> found.provider().name()).orElse("none"));
    }

    private Figures figures() {
        List<List<String>> rows = results.stream()
                .map(result -> List.of(
                        result.scene().word(),
                        result.encoder(),
                        Figures.number(result.mpixelsPerSecond(), 1),
                        Figures.number(result.bytesPerPixel(), 4),
                        Figures.number(result.ratio(), 1),
                        Figures.number(result.millisPerFrame(), 3),
                        String.valueOf(result.timed().frames())))
                .toList();
        return new Figures(
                List.of("SCENE", "ENCODING", "MPIXEL/S", "BYTES/PIXEL", "RATIO", "MS/FRAME", "FRAMES"), rows, 2);
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        facts.forEach((name, value) -> lines.add(name + ": " + value));
        lines.add("");
        lines.addAll(figures().lines());
        leftOut.forEach((name, reason) -> lines.add("left out: " + name + ": " + reason));
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
            for (EncoderResult result : results) {
                json.writeStartObject();
                json.writeStringField("scene", result.scene().word());
                json.writeStringField("encoding", result.encoder());
                json.writeNumberField("mpixels_per_second", result.mpixelsPerSecond());
                json.writeNumberField("bytes_per_pixel", result.bytesPerPixel());
                json.writeNumberField("ratio", result.ratio());
                write(json, "sized", result.sized());
                write(json, "timed", result.timed());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeObjectFieldStart("left_out");
            for (Map.Entry<String, String> left : leftOut.entrySet()) {
                json.writeStringField(left.getKey(), left.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, String name, Sent sent) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("frames", sent.frames());
        json.writeNumberField("pixels", sent.pixels());
        json.writeNumberField("bytes", sent.bytes());
        json.writeNumberField("nanos", sent.nanos());
        json.writeEndObject();
    }

    @Override
    public String html() {
        HtmlReport report = new HtmlReport("Oriel: encoders", facts);
        for (SceneKind scene : SceneKind.values()) {
            List<EncoderResult> shown =
                    results.stream().filter(result -> result.scene() == scene).toList();
            if (!shown.isEmpty()) {
                report.heading(scene.word() + ": " + scene.description())
                        .plot(chart("Mpixel/s, more is better", shown, EncoderResult::mpixelsPerSecond))
                        .plot(chart("bytes for a pixel, fewer are better", shown, EncoderResult::bytesPerPixel));
            }
        }
        report.heading("All figures").table(figures());
        leftOut.forEach((name, reason) -> report.paragraph("Left out: " + name + ": " + reason));
        return report.page();
    }

    private static BarChart chart(String title, List<EncoderResult> results, ToDoubleFunction<EncoderResult> value) {
        return new BarChart(
                title,
                results.stream()
                        .map(result -> new Bar(result.encoder(), value.applyAsDouble(result)))
                        .toList());
    }
}
