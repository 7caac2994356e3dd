package oriel.launcher.config;

import java.util.Locale;
import java.util.Optional;

/**
 * One setting: everything that parsing, the environment, defaults and documentation know of it.
 *
 * @param name how it is written in config.json
 * @param type what values it takes, with their range
 * @param unit what its number counts
 * @param byDefault its value where nobody gives one
 * @param status whether it does something already
 * @param effect when a server that runs takes another value
 * @param meaning what it is for, in one sentence of Markdown
 */
public record Key<T>(
        String name, ValueType<T> type, Unit unit, T byDefault, Status status, Effect effect, String meaning) {

    /** How the environment's variables begin. */
    public static final String VARIABLE_PREFIX = "ORIEL_";

    /** The environment variable that sets it. */
    public String variable() {
        return VARIABLE_PREFIX + name.toUpperCase(Locale.ROOT);
    }

    /** A value out of words of the command line or the environment; empty if the type refuses it. */
    public Optional<T> parse(String text) {
        return type.fromText(text);
    }

    /** What values it takes, in words: {@code a whole number of 1024 or more, in bytes}. */
    public String values() {
        return unit == Unit.NONE ? type.wanted() : type.wanted() + ", in " + unit.word();
    }

    /** Says that {@code given} is no value for the key; a secret is not repeated. */
    public String refusal(String shownName, Object given) {
        String but = type.secret() ? "" : ", not " + Quoted.value(given);
        return shownName + " must be " + type.wanted() + but;
    }
}
