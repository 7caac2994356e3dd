package oriel.launcher.serve;

import java.util.List;
import java.util.Optional;
import oriel.launcher.cli.SourceOptions;
import picocli.CommandLine.Model.CommandSpec;

/** The options of a command that serves a screen. */
interface ServingOptions {

    /** Adds the options that override a key with their value. */
    void addTo(CommandSpec command);

    /** What overrides keys. */
    SourceOptions sources();

    /** Refuses what makes no sense together. */
    default void check() {}

    /** The size of the virtual screen, if one is wanted. */
    default Optional<ScreenSize> virtual() {
        return Optional.empty();
    }

    /** What runs in it; empty if nothing does. */
    default List<String> command() {
        return List.of();
    }
}
