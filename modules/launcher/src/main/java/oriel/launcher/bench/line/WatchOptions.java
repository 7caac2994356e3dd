package oriel.launcher.bench.line;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import oriel.client.Decoders;
import oriel.client.ViewerOptions;
import oriel.launcher.bench.AcceptedEncodings;
import oriel.launcher.bench.LevelOptions;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.PasswordFile;
import oriel.launcher.testclient.EncodingList;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The viewer that measures. */
final class WatchOptions {

    private static final String ASKS = "asks";
    private static final String CONTINUOUS = "continuous";
    private static final double LONGEST_SECONDS = 600;
    private static final double MOST_KEYS = 50;
    private static final double KEYS_OF_TYPING = 5;

    @Option(
            names = "--viewer",
            paramLabel = "KIND",
            description = "asks: it asks for each update; continuous: with Fence and ContinuousUpdates (asks).")
    private String kind = ASKS;

    @Option(
            names = "--encodings",
            paramLabel = "LIST",
            split = ",",
            description = "Encodings to accept, best first, by name or number (tight,copyrect,raw).")
    private List<String> encodings = List.of("tight", "copyrect", "raw");

    @Mixin
    private final LevelOptions levels = new LevelOptions();

    @Option(
            names = "--keys",
            paramLabel = "N",
            description =
                    "Press so many keys a second, and time each up to the picture that shows it (typing: 5, else 0).")
    private Double keys;

    @Option(
            names = "--skip",
            paramLabel = "S",
            description = "Do not count the first seconds after the first picture (2).")
    private double skip = 2;

    @Option(names = "--seconds", paramLabel = "S", description = "Count for so long (8).")
    private double seconds = 8;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "The servers' password in the first line, or a file of vncpasswd.")
    private Path passwordFile;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec mixee;

    /** How it watches. */
    Watching watching(Decoders decoders, boolean typed) {
        if (!kind.equals(ASKS) && !kind.equals(CONTINUOUS)) {
            throw wrong("--viewer", kind);
        }
        double pressed = keys == null ? typed ? KEYS_OF_TYPING : 0 : keys;
        if (!(pressed >= 0 && pressed <= MOST_KEYS)) {
            throw wrong("--keys", String.valueOf(pressed));
        }
        List<Integer> numbers = new EncodingList(mixee, decoders).numbers(encodings);
        return new Watching(
                AcceptedEncodings.of(numbers, levels.quality(), levels.compress()),
                kind.equals(CONTINUOUS),
                time("--skip S", skip, 0),
                time("--seconds S", seconds, LineResult.SLICE_SECONDS),
                pressed);
    }

    /** How it connects. */
    ViewerOptions connecting(Decoders decoders) throws ConfigException {
        Optional<byte[]> password = Optional.empty();
        if (passwordFile != null) {
            password = Optional.of(PasswordFile.read(passwordFile).first());
        }
        return new ViewerOptions(password, true, LineVisit.PATIENCE, decoders);
    }

    /** In the words of the options, for a report. */
    String words(Watching watching) {
        return kind + ", " + String.join(",", encodings)
                + (levels.quality().isPresent()
                        ? ", quality " + levels.quality().getAsInt()
                        : "")
                + (levels.compress().isPresent()
                        ? ", compress " + levels.compress().getAsInt()
                        : "")
                + ", " + watching.keys() + " keys a second";
    }

    private Duration time(String option, double given, double least) {
        if (!(given >= least && given <= LONGEST_SECONDS)) {
            throw wrong(option, String.valueOf(given));
        }
        return Duration.ofNanos(Math.round(given * 1e9));
    }

    private ParameterException wrong(String what, String given) {
        return new ParameterException(mixee.commandLine(), "wrong value for " + what + ": " + given);
    }
}
