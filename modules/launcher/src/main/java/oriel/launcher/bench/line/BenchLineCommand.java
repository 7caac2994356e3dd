package oriel.launcher.bench.line;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import oriel.client.Decoders;
import oriel.launcher.bench.Machine;
import oriel.launcher.bench.Progress;
import oriel.launcher.bench.ReportOptions;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.ConfigurationReader;
import oriel.launcher.config.Overrides;
import oriel.launcher.config.Sources;
import oriel.launcher.log.Logging;
import oriel.launcher.plugins.ViewerPlugins;
import oriel.launcher.testclient.Unreachable;
import oriel.plugin.PluginException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures servers over a line that is simulated. */
@Command(
        name = "line",
        description =
                "Measure VNC servers over a slow, distant line, which is simulated; without one named, an Oriel of its own.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  oriel bench line --rate 10M --delay 80ms --quality 8 --html line.html",
            "  oriel bench line --draw-on :1 --server a=localhost:5901 --server b=localhost:5902"
        })
public final class BenchLineCommand implements Callable<Integer> {

    private static final int MOST_ROUNDS = 99;
    private static final SceneOptions.Size USUAL = new SceneOptions.Size(1280, 800);

    private final Environment environment;

    @Option(
            names = "--server",
            paramLabel = NamedServer.FORM,
            description = "A server that shows a display of --draw-on; may be given several times.")
    private List<String> servers = List.of();

    @Option(
            names = "--draw-on",
            paramLabel = "DISPLAY",
            description =
                    "Draw the scene on this X display of this machine, such as :1, in a window over all of it; may be given several times.")
    private List<String> drawOn = List.of();

    @Mixin
    private final LineOptions line = new LineOptions();

    @Mixin
    private final SceneOptions scene = new SceneOptions();

    @Mixin
    private final WatchOptions watch = new WatchOptions();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Measure each server so often, in turns; figures are medians (1).")
    private int rounds = 1;

    @Mixin
    private final ReportOptions report = new ReportOptions();

    @Spec
    private CommandSpec spec;

    public BenchLineCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws ConfigException, StartException, PluginException, IOException {
        Line laid = line.line();
        List<NamedServer> named = named();
        Decoders decoders = ViewerPlugins.decoders(environment);
        Watching watching = watch.watching(decoders, scene.isTyped());
        LineVisit visit = new LineVisit(laid, watching, watch.connecting(decoders));
        report.check();
        LineReport found = named.isEmpty() ? ofItsOwn(visit, watching) : of(named, visit, watching);
        report.tell(found, spec.commandLine().getOut());
        return ExitCode.OK.number();
    }

    private List<NamedServer> named() {
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw wrong("wrong value for --rounds: " + rounds);
        }
        if (servers.isEmpty() != drawOn.isEmpty()) {
            throw wrong("--server and --draw-on belong together: what servers show must be drawn by this command");
        }
        return servers.stream()
                .map(text -> NamedServer.parse(text)
                        .orElseThrow(() -> wrong("wrong value for --server " + NamedServer.FORM + ": " + text)))
                .toList();
    }

    private LineReport ofItsOwn(LineVisit visit, Watching watching)
            throws ConfigException, StartException, PluginException, IOException {
        Configuration configuration = ConfigurationReader.read(
                new Sources(Optional.empty(), environment.home(), environment.variables(), new Overrides()));
        Logging.start(configuration);
        try (Stage stage = scene.stage(USUAL, line.seed());
                OwnServer own = OwnServer.start(configuration, stage)) {
            return measured(List.of(new NamedServer("oriel", own.address())), stage, visit, watching);
        }
    }

    private LineReport of(List<NamedServer> named, LineVisit visit, Watching watching) throws StartException {
        try (XDisplays displays = XDisplays.open(drawOn);
                Stage stage = scene.stage(displays.size(), line.seed())) {
            displays.show(stage);
            return measured(named, stage, visit, watching);
        }
    }

    private LineReport measured(List<NamedServer> named, Stage stage, LineVisit visit, Watching watching)
            throws StartException {
        Progress progress = new Progress(spec.commandLine().getErr(), Progress.terminal(), rounds * named.size());
        Map<NamedServer, List<LineResult>> results = new LinkedHashMap<>();
        stage.start();
        try {
            for (int round = 0; round < rounds; round++) {
                for (NamedServer server : named) {
                    progress.next(server.name());
                    results.computeIfAbsent(server, each -> new ArrayList<>()).add(visited(server, stage, visit));
                }
            }
        } finally {
            progress.end();
        }
        return new LineReport(facts(stage, watching), rows(results));
    }

    private LineResult visited(NamedServer server, Stage stage, LineVisit visit) throws StartException {
        try {
            LineResult result = visit.run(server.address(), stage);
            if (stage.failure().isPresent()) {
                throw XDisplays.unusable(
                        String.join(", ", drawOn), stage.failure().get());
            }
            return result;
        } catch (IOException e) {
            throw Unreachable.because(server.address(), e);
        }
    }

    private static List<MeasuredServer> rows(Map<NamedServer, List<LineResult>> results) {
        List<MeasuredServer> rows = new ArrayList<>();
        results.forEach((server, each) -> rows.add(new MeasuredServer(server.name(), each)));
        return rows;
    }

    private Map<String, String> facts(Stage stage, Watching watching) {
        Map<String, String> facts = Machine.facts();
        facts.put("line", line.words());
        facts.put("scene", scene.words(stage));
        facts.put("viewer", watch.words(watching));
        facts.put("measured", seconds(watching.time()) + " after " + seconds(watching.skip()) + ", rounds: " + rounds);
        return facts;
    }

    private static String seconds(Duration time) {
        return time.toMillis() + " ms";
    }

    private ParameterException wrong(String words) {
        return new ParameterException(spec.commandLine(), words);
    }
}
