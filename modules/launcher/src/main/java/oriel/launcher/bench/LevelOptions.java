package oriel.launcher.bench;

import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The levels that a viewer may list. */
public final class LevelOptions {

    private static final int HIGHEST = 9;

    @Option(
            names = "--quality",
            paramLabel = "0-9",
            description = "Allow JPEG of this level; else 8 for the encoding JPEG alone.")
    private Integer quality;

    @Option(names = "--compress", paramLabel = "0-9", description = "Compression level; else the server's own.")
    private Integer compress;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec mixee;

    /** Options that picocli fills. */
    public LevelOptions() {}

    /** The level of JPEG's quality, if one is given. */
    public OptionalInt quality() {
        return level("--quality", quality);
    }

    /** The level of compression, if one is given. */
    public OptionalInt compress() {
        return level("--compress", compress);
    }

    private OptionalInt level(String option, Integer given) {
        if (given == null) {
            return OptionalInt.empty();
        }
        if (given < 0 || given > HIGHEST) {
            throw new ParameterException(mixee.commandLine(), "wrong value for " + option + ": " + given);
        }
        return OptionalInt.of(given);
    }
}
