package oriel.launcher.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads JSON into plain values together with the places of what it holds. Keys that begin with {@code _} are comments
 * and left out, as is {@code $schema}. Used once, by one thread.
 */
public final class JsonText {

    private static final JsonFactory FACTORY = new JsonFactory();

    /** By this key editors find the schema of a file. */
    private static final String SCHEMA = "$schema";

    /** A key of the outermost object, its value and where both stand. */
    public record Member(String name, Place place, Object value, Place valuePlace) {}

    private final String file;
    private final JsonParser parser;
    private final List<String> problems;

    private JsonText(String file, String text, List<String> problems) throws IOException {
        this.file = file;
        this.parser = FACTORY.createParser(text);
        this.problems = problems;
    }

    /**
     * Hands over the members of the one object that a text holds, in their order and without comments; adds what is wrong
     * to {@code problems}.
     */
    public static void members(String file, String text, List<String> problems, Consumer<Member> members) {
        try {
            new JsonText(file, text, problems).readFile(members);
        } catch (JsonProcessingException e) {
            problems.add(place(file, e.getLocation()) + ": malformed JSON: " + brief(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a text in memory has no other errors
        }
    }

    /** The value of a text, if it is well-formed. */
    public static Optional<Object> value(String text) {
        List<String> problems = new ArrayList<>();
        try {
            JsonText json = new JsonText("", text, problems);
            Object value = json.parser.nextToken() == null ? Optional.empty() : json.readValue();
            boolean alone = json.parser.nextToken() == null;
            return alone && problems.isEmpty() ? Optional.of(value) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void readFile(Consumer<Member> members) throws IOException {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            String found = first == null ? "it is empty" : "it holds something else";
            problems.add(place() + ": a file of settings is one JSON object in braces, but " + found);
            return;
        }
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Place place = place();
            parser.nextToken();
            Place valuePlace = place();
            if (isNew(name, place, seen)) {
                members.accept(new Member(name, place, readValue(), valuePlace));
            }
        }
        if (parser.nextToken() != null) {
            problems.add(place() + ": malformed JSON: something follows the closing brace");
        }
    }

    /** Skips the value of a comment and of a key that was there before. */
    private boolean isNew(String name, Place place, Set<String> seen) throws IOException {
        boolean comment = name.startsWith("_") || name.equals(SCHEMA);
        boolean isNew = !comment && seen.add(name);
        if (!isNew) {
            parser.skipChildren();
        }
        if (!isNew && !comment) {
            problems.add(place + ": key " + Quoted.text(name) + " is there twice");
        }
        return isNew;
    }

    private Object readValue() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> readObject();
            case START_ARRAY -> readArray();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_NULL -> Optional.empty();
            default -> parser.getText();
        };
    }

    private Map<String, Object> readObject() throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Place place = place();
            parser.nextToken();
            if (isNew(name, place, seen)) {
                members.put(name, readValue());
            }
        }
        return members;
    }

    private List<Object> readArray() throws IOException {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(readValue());
        }
        return items;
    }

    private Place place() {
        return place(file, parser.currentTokenLocation());
    }

    private static Place place(String file, JsonLocation location) {
        return new Place(file, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    /** The parser's words without what it adds about its own source. */
    private static String brief(JsonProcessingException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("").replaceFirst(" \\(start marker at .*", "");
    }
}
