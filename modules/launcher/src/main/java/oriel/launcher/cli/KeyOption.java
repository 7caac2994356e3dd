package oriel.launcher.cli;

import java.util.function.Consumer;
import oriel.launcher.config.Key;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option of the command line whose value overrides a key.
 *
 * @param key what is overridden
 * @param name the option's name with its dashes
 * @param label what stands for its value in the help
 * @param description what it does, in one sentence
 */
public record KeyOption(Key<?> key, String name, String label, String description) {

    /** As Picocli wants it; {@code given} gets what stands on the command line, once at most. */
    public OptionSpec spec(Consumer<String> given) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .arity("1")
                .type(String.class)
                .description(description)
                .setter(new Setter(given))
                .build();
    }

    private record Setter(Consumer<String> given) implements ISetter {

        /** Picocli gives null before it parses. */
        @Override
        public <T> T set(T value) {
            if (value != null) {
                given.accept(value.toString());
            }
            return null;
        }
    }
}
