package oriel.launcher.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import oriel.client.Decoders;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.ConfigException;
import oriel.launcher.plugins.ViewerPlugins;
import oriel.launcher.testclient.EncodingList;
import oriel.launcher.testclient.ServerAddress;
import oriel.launcher.testclient.Unreachable;
import oriel.launcher.testclient.VisitOptions;
import oriel.rfb.Encodings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures a VNC server as a viewer meets it. */
@Command(
        name = "live",
        description = "Measure any VNC server as a viewer meets it: one encoding after another.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExample:%n",
        footer = "  oriel bench live localhost:5901 --seconds 2 --html live.html")
public final class BenchLiveCommand implements Callable<Integer> {

    private final Environment environment;
    private Decoders decoders;

    @Mixin
    private final VisitOptions visited = new VisitOptions();

    @Option(
            names = "--encodings",
            paramLabel = "LIST",
            split = ",",
            description = "Encodings to measure, by name or number; all that this client decodes if none is given.")
    private List<String> encodings = List.of();

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description =
                    "Measure each encoding for so long (4): whole pictures in the first half, changes in the second.")
    private double seconds = 4;

    @Mixin
    private final LevelOptions levels = new LevelOptions();

    @Mixin
    private final ReportOptions report = new ReportOptions();

    @Spec
    private CommandSpec spec;

    public BenchLiveCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws ConfigException, StartException, IOException {
        ServerAddress address = visited.address();
        if (!(seconds >= 0 && seconds <= 3600)) {
            throw wrong("--seconds S", String.valueOf(seconds));
        }
        decoders = ViewerPlugins.decoders(environment);
        List<Integer> numbers = new EncodingList(spec, decoders)
                .numbers(encodings).stream()
                        .filter(number -> !Encodings.isReserved(number))
                        .toList();
        Duration time = Duration.ofNanos(Math.round(seconds * 1e9));
        LiveBench bench = new LiveBench(
                address, visited.login(), decoders, new LiveBench.Wishes(levels.quality(), levels.compress(), time));
        report.check();
        List<LiveResult> results = measure(address, bench, numbers);
        report.tell(new LiveReport(address, time, results), spec.commandLine().getOut());
        return ExitCode.OK.number();
    }

    private List<LiveResult> measure(ServerAddress address, LiveBench bench, List<Integer> numbers)
            throws StartException {
        List<LiveResult> results = new ArrayList<>();
        Progress progress = new Progress(spec.commandLine().getErr(), Progress.terminal(), numbers.size());
        try {
            for (int number : numbers) {
                progress.next(decoders.name(number));
                results.add(bench.run(number));
            }
            return results;
        } catch (IOException e) {
            throw Unreachable.because(address, e);
        } finally {
            progress.end();
        }
    }

    private ParameterException wrong(String what, String given) {
        return new ParameterException(spec.commandLine(), "wrong value for " + what + ": " + given);
    }
}
