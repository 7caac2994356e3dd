package oriel.launcher.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import oriel.launcher.config.ListTypes.Hosts;
import oriel.launcher.config.ListTypes.Origins;
import oriel.launcher.config.ListTypes.Texts;
import oriel.launcher.config.NumberTypes.Decimal;
import oriel.launcher.config.NumberTypes.Whole;
import oriel.launcher.config.TextTypes.Choice;
import oriel.launcher.config.TextTypes.FileName;
import oriel.launcher.config.TextTypes.Secret;
import oriel.launcher.config.TextTypes.Text;
import oriel.launcher.config.ValueType.Flag;
import oriel.launcher.config.ValueType.Maybe;

/** What words of the command line and the environment become, and how each type says what it takes. */
class ValueTypesTest {

    private static final Choice COLOURS = new Choice(List.of("red", "blue"), Map.of("azure", "blue"));

    static Stream<Arguments> words() {
        return Stream.of(
                Arguments.of(new Flag(), " TRUE ", true),
                Arguments.of(new Flag(), "yes", true),
                Arguments.of(new Flag(), "on", true),
                Arguments.of(new Flag(), "1", true),
                Arguments.of(new Flag(), "No", false),
                Arguments.of(new Flag(), "off", false),
                Arguments.of(new Flag(), "0", false),
                Arguments.of(new Flag(), "false", false),
                Arguments.of(new Whole(1, 9), " 1 ", 1),
                Arguments.of(new Whole(1, 9), "9", 9),
                Arguments.of(new Decimal(0.5, 2), "0.5", 0.5),
                Arguments.of(new Decimal(0.5, 2), " 2 ", 2.0),
                Arguments.of(new Text(), " a b ", " a b "),
                Arguments.of(new Secret(), "\u0001\u00ff\t", "\u0001\u00ff\t"),
                Arguments.of(new FileName(), "a//b", "a/b"),
                Arguments.of(COLOURS, " Azure ", "blue"),
                Arguments.of(COLOURS, "RED", "red"),
                Arguments.of(new Texts(), " a ,, b c,", List.of("a", "b c")),
                Arguments.of(new Texts(), "", List.of()),
                Arguments.of(new Origins(), "HTTPS://A.org/ , http://b:1", List.of("https://a.org", "http://b:1")),
                Arguments.of(new Hosts(), "A.org, [::1]:80", List.of("a.org", "[::1]:80")),
                Arguments.of(new Maybe<>(new Whole(1, 9)), "", Optional.empty()),
                Arguments.of(new Maybe<>(new Whole(1, 9)), "3", Optional.of(3)),
                Arguments.of(
                        new SectionsType(), "{\"a\": {\"b\": [1, true]}}", Map.of("a", Map.of("b", List.of(1, true)))));
    }

    @ParameterizedTest
    @MethodSource("words")
    void wordsBecomeValues(ValueType<?> type, String words, Object value) {
        assertEquals(Optional.of(value), type.fromText(words));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(new Flag(), "maybe"),
                Arguments.of(new Whole(1, 9), "0"),
                Arguments.of(new Whole(1, 9), "10"),
                Arguments.of(new Whole(1, 9), "1.0"),
                Arguments.of(new Decimal(0.5, 2), "0.49"),
                Arguments.of(new Decimal(0.5, 2), "2.01"),
                Arguments.of(new Decimal(0.5, 2), "NaN"),
                Arguments.of(new Decimal(0.5, 2), "half"),
                Arguments.of(new Secret(), "a\u0100"),
                Arguments.of(new Secret(), "a\0"),
                Arguments.of(new Secret(), "a\n"),
                Arguments.of(new Secret(), "a\r"),
                Arguments.of(new FileName(), " "),
                Arguments.of(new FileName(), "a\0b"),
                Arguments.of(COLOURS, "green"),
                Arguments.of(new Origins(), "https://a.org/b"),
                Arguments.of(new Origins(), "a.org"),
                Arguments.of(new Hosts(), "a/b"),
                Arguments.of(new Maybe<>(new Whole(1, 9)), "x"),
                Arguments.of(new SectionsType(), "{\"a\": 1}"),
                Arguments.of(new SectionsType(), "[]"),
                Arguments.of(new SectionsType(), ""),
                Arguments.of(new SectionsType(), "{\"a\": {}} {}"),
                Arguments.of(new SectionsType(), "{\"a\": {}, \"a\": {}}"),
                Arguments.of(new SectionsType(), "{\"a\": {}"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void wordsThatAreNoValueAreRefused(ValueType<?> type, String words) {
        assertEquals(Optional.empty(), type.fromText(words));
    }

    static Stream<Arguments> wanted() {
        return Stream.of(
                Arguments.of(new Flag(), "true or false"),
                Arguments.of(new Whole(1, 9), "a whole number from 1 to 9"),
                Arguments.of(new Whole(1, Integer.MAX_VALUE), "a whole number of 1 or more"),
                Arguments.of(new Decimal(0.5, 2), "a number from 0.5 to 2"),
                Arguments.of(new Text(), "a text"),
                Arguments.of(new Secret(), "a text of Latin-1 characters on one line"),
                Arguments.of(new FileName(), "the name of a file or folder"),
                Arguments.of(COLOURS, "one of red, blue"),
                Arguments.of(new Texts(), "a list of texts"),
                Arguments.of(new Maybe<>(new Flag()), "true or false, or null"));
    }

    @ParameterizedTest
    @MethodSource("wanted")
    void typesSayWhatTheyTake(ValueType<?> type, String wanted) {
        assertEquals(wanted, type.wanted());
    }

    @Test
    void passwordsAreNotRepeatedAlsoWhereTheyMayBeLeftOut() {
        assertTrue(new Secret().secret());
        assertTrue(new Maybe<>(new Secret()).secret());
        assertFalse(new Maybe<>(new Text()).secret());
        Key<String> key = new Key<>("pin", new Secret(), Unit.NONE, "", Status.IN_EFFECT, Effect.RESTART, "A pin.");
        assertEquals("pin must be a text of Latin-1 characters on one line", key.refusal("pin", "\u20ac"));
    }

    @ParameterizedTest
    @CsvSource({"true, true", "1, ''", "'', ''"})
    void nullAndAnEmptyTextLeaveAValueOpen(String json, String value) {
        Object given = json.equals("true") ? (Object) true : json.equals("1") ? Optional.empty() : "";
        Optional<Boolean> wanted = value.isEmpty() ? Optional.empty() : Optional.of(true);
        assertEquals(Optional.of(wanted), new Maybe<>(new Flag()).fromJson(given));
    }
}
