package oriel.launcher.serve;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.SourceOptions;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.Keys;
import oriel.launcher.config.Quoted;
import oriel.launcher.config.RecordingKeys;
import oriel.launcher.plugins.Kind;
import oriel.launcher.plugins.PluginRegistry;
import oriel.launcher.record.RecordingFile;
import oriel.plugin.PluginException;
import oriel.recording.Playback;
import oriel.recording.PlayedCapture;
import oriel.recording.Player;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a recording until the process is told to end. */
@Command(
        name = "play",
        description = {
            "Show a recording to VNC viewers and to browsers.",
            "It begins when the first of them is there. Keys: space pauses, Left and Right go 5 seconds, Page Up and Page Down"
                    + " a minute, Home and End to the ends, + and - change the speed."
        },
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        footerHeading = "%nExample:%n",
        footer = "  oriel play film.orec --port 5901 --speed 2")
public final class PlayCommand extends ServingCommand {

    private static final long SECOND_MICROS = 1_000_000;

    @Parameters(paramLabel = "FILE", description = "The recording, of oriel record or of a server.")
    private Path file;

    @Option(names = "--speed", paramLabel = "X", description = "Play so many times as fast: 0.25 to 16 (1).")
    private double speed = 1;

    @Option(names = "--from", paramLabel = "S", description = "Begin so many seconds after its start (0).")
    private double from;

    @Option(names = "--loop", description = "Begin anew at the end, instead of a pause.")
    private boolean loop;

    @Spec
    private CommandSpec spec;

    private Optional<PlayedCapture> capture = Optional.empty();

    private PlayCommand(Environment environment) {
        super(environment, new PlayOptions());
    }

    /** The command with all of its options. */
    public static CommandLine line(Environment environment) {
        return line(new PlayCommand(environment));
    }

    @Override
    public Integer call() throws ConfigException, PluginException, StartException {
        check();
        Playback playback = RecordingFile.open(file);
        try (Player player = new Player(playback, loop, System::nanoTime)) {
            player.speed(speed);
            player.seek(Math.round(from * SECOND_MICROS));
            capture = Optional.of(new PlayedCapture(player, title()));
            return super.call();
        }
    }

    private String title() {
        return Quoted.printable(String.valueOf(file.getFileName()));
    }

    @Override
    protected Configuration configuration(SourceOptions sources, Environment from) throws ConfigException {
        sources.override(Keys.CAPTURE, PlayedCapture.NAME, "play");
        sources.override(
                RecordingKeys.RECORD, RecordingKeys.ON_ORDER, "play"); // a recording of a recording is nobody's wish
        if (!spec.commandLine().getParseResult().hasMatchedOption("--name")) {
            sources.override(Keys.NAME, title(), "play");
        }
        return sources.load(from);
    }

    @Override
    PluginRegistry plugins(Configuration configuration) {
        return super.plugins(configuration).with(Kind.CAPTURE, capture.orElseThrow());
    }

    @Override
    protected void started(ServedScreen screen) throws StartException {
        PrintWriter out = out();
        screen.announce().forEach(out::println);
        out.flush();
    }

    private void check() {
        if (!(speed >= Player.MIN_SPEED && speed <= Player.MAX_SPEED)) {
            throw new ParameterException(spec.commandLine(), "wrong value for --speed X: " + speed);
        }
        if (!(from >= 0 && from < Integer.MAX_VALUE)) {
            throw new ParameterException(spec.commandLine(), "wrong value for --from S: " + from);
        }
    }
}
