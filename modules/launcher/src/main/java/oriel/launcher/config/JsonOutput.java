package oriel.launcher.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes plain values as indented JSON: maps, lists, texts, numbers, booleans; an empty Optional is null. */
public final class JsonOutput {

    private static final DefaultPrettyPrinter INDENTED =
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

    private JsonOutput() {}

    /** A value as JSON, without a line end. */
    public static String text(Object value) {
        return written(value, json -> json.setPrettyPrinter(INDENTED.createInstance()));
    }

    /** The same in one line. */
    public static String line(Object value) {
        return written(value, json -> {});
    }

    private static String written(Object value, Consumer<JsonGenerator> style) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            style.accept(json);
            write(json, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a text in memory has no errors
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> member : map.entrySet()) {
                json.writeFieldName(String.valueOf(member.getKey()));
                write(json, member.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object item : list) {
                write(json, item);
            }
            json.writeEndArray();
        } else if (value instanceof Optional<?> optional) {
            if (optional.isPresent()) {
                write(json, optional.get());
            } else {
                json.writeNull();
            }
        } else {
            json.writePOJO(value);
        }
    }
}
