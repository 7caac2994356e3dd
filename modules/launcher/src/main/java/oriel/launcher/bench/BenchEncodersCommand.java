package oriel.launcher.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.EncoderTraits.Loss;
import oriel.encoding.JpegQuality;
import oriel.launcher.bench.EncoderBench.Conditions;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.SourceOptions;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.EncodingKeys;
import oriel.launcher.log.Logging;
import oriel.launcher.plugins.Kind;
import oriel.launcher.plugins.Plugin;
import oriel.launcher.plugins.PluginRegistry;
import oriel.launcher.plugins.Sections;
import oriel.launcher.plugins.ToolPlan;
import oriel.launcher.plugins.UsableEncoders;
import oriel.plugin.Configured;
import oriel.plugin.PluginException;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.scenes.SceneKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures every encoder with scenes that are the same on every machine. */
@Command(
        name = "encoders",
        description = "Measure the encoders with scenes that are the same on every machine, on one core.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExample:%n",
        footer = "  oriel bench encoders --encodings zrle,tight --scenes desktop,video --json")
public final class BenchEncodersCommand implements Callable<Integer> {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");
    private static final int QUALITY_OF_LOSSY = 8;
    private static final int HIGHEST_LEVEL = 9;

    private final Environment environment;

    @Option(
            names = "--encodings",
            paramLabel = "LIST",
            split = ",",
            description = "Names of encoders, as oriel plugins lists them; all if none is given.")
    private List<String> encodings = List.of();

    @Option(
            names = "--scenes",
            paramLabel = "LIST",
            split = ",",
            description = "desktop,typing,terminal,editor,web,window,photo,video; all if none is given.")
    private List<String> scenes = SceneKind.words();

    @Option(names = "--seconds", paramLabel = "S", description = "Measure each pair for so long (1), after half of it.")
    private double seconds = 1;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the scenes (1).")
    private long seed = 1;

    @Option(names = "--size", paramLabel = "WxH", description = "Size of the screen (1920x1080).")
    private String size = "1920x1080";

    @Option(
            names = "--deflate",
            paramLabel = "NAME",
            description = "The plugin that compresses; auto, none or its name.")
    private String deflate;

    @Option(names = "--jpeg", paramLabel = "NAME", description = "The plugin for JPEG images; auto, none or its name.")
    private String jpeg;

    @Option(
            names = "--quality",
            paramLabel = "0-9",
            description = "Allow JPEG of this level to encoders that can do without, too; else 8 to those that cannot.")
    private Integer quality;

    @Option(names = "--compress", paramLabel = "0-9", description = "Compression level; else each encoder's own.")
    private Integer compress;

    @Mixin
    private final ReportOptions report = new ReportOptions();

    @Mixin
    private final SourceOptions options = new SourceOptions();

    @Spec
    private CommandSpec spec;

    public BenchEncodersCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws ConfigException, StartException, PluginException, IOException {
        Conditions conditions = conditions();
        List<SceneKind> kinds = kinds();
        level("--quality", quality);
        level("--compress", compress);
        options.override(EncodingKeys.DEFLATE, deflate, "--deflate");
        options.override(EncodingKeys.JPEG, jpeg, "--jpeg");
        Configuration configuration = options.load(environment);
        Logging.start(configuration);
        report.check();
        PluginRegistry plugins = PluginRegistry.open(configuration.pluginFolder());
        EncoderTools tools = new ToolPlan(configuration, plugins).tools();
        Map<String, String> leftOut = new LinkedHashMap<>();
        List<Configured<EncoderProvider>> encoders = encoders(configuration, plugins, tools, leftOut);
        List<EncoderResult> results = new ArrayList<>();
        Progress progress =
                new Progress(spec.commandLine().getErr(), Progress.terminal(), kinds.size() * encoders.size());
        EncoderBench bench = new EncoderBench(conditions, tools);
        for (SceneKind kind : kinds) {
            for (Configured<EncoderProvider> encoder : encoders) {
                progress.next(kind.word() + " " + encoder.provider().name());
                results.add(bench.run(kind, encoder, settings(encoder.provider())));
            }
        }
        progress.end();
        report.tell(
                new EncoderReport(conditions, tools, results, leftOut),
                spec.commandLine().getOut());
        return ExitCode.OK.number();
    }

    private Conditions conditions() {
        Matcher form = SIZE.matcher(size);
        if (!form.matches()) {
            throw wrong("--size WxH", size);
        }
        int width = Integer.parseInt(form.group(1));
        int height = Integer.parseInt(form.group(2));
        if (width < SceneKind.MIN_WIDTH
                || height < SceneKind.MIN_HEIGHT
                || Math.max(width, height) > Framebuffer.MAX_SIDE / 8) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--size must be from " + SceneKind.MIN_WIDTH + "x" + SceneKind.MIN_HEIGHT + " to 8191x8191, not "
                            + size);
        }
        if (!(seconds >= 0 && seconds <= 3600)) {
            throw wrong("--seconds S", String.valueOf(seconds));
        }
        return new Conditions(width, height, seed, Duration.ofNanos(Math.round(seconds * 1e9)));
    }

    private List<SceneKind> kinds() {
        return scenes.stream()
                .map(word -> SceneKind.named(word)
                        .orElseThrow(() -> new ParameterException(
                                spec.commandLine(),
                                "--scenes: there is no scene " + word + ", known are "
                                        + String.join(", ", SceneKind.words()))))
                .distinct()
                .toList();
    }

    private void level(String option, Integer given) {
        if (given != null && (given < 0 || given > HIGHEST_LEVEL)) {
            throw wrong(option, String.valueOf(given));
        }
    }

    private ParameterException wrong(String what, String given) {
        return new ParameterException(spec.commandLine(), "wrong value for " + what + ": " + given);
    }

    /** Those that are wanted; of all, those that can be used. */
    private List<Configured<EncoderProvider>> encoders(
            Configuration configuration, PluginRegistry plugins, EncoderTools tools, Map<String, String> leftOut)
            throws StartException, PluginException {
        UsableEncoders usable = new UsableEncoders(configuration, tools);
        List<Configured<EncoderProvider>> encoders = new ArrayList<>();
        for (Plugin<EncoderProvider> plugin : wanted(plugins)) {
            Optional<PluginException> obstacle = usable.unavailableReason(plugin);
            if (obstacle.isEmpty()) {
                encoders.add(new Configured<>(plugin.provider(), Sections.of(configuration, plugin.name())));
            } else if (encodings.isEmpty()) {
                leftOut.put(plugin.name(), obstacle.get().getMessage());
            } else {
                throw obstacle.get();
            }
        }
        return encoders;
    }

    private List<Plugin<EncoderProvider>> wanted(PluginRegistry plugins) {
        if (encodings.isEmpty()) {
            return plugins.all(Kind.ENCODER);
        }
        List<Plugin<EncoderProvider>> wanted = new ArrayList<>();
        for (String name : encodings) {
            wanted.add(plugins.named(Kind.ENCODER, name)
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(),
                            "--encodings: there is no encoder " + name + ", known are "
                                    + String.join(
                                            ", ",
                                            plugins.all(Kind.ENCODER).stream()
                                                    .map(Plugin::name)
                                                    .toList()))));
        }
        return wanted;
    }

    private EncodeSettings settings(EncoderProvider provider) {
        Optional<JpegQuality> allowed = Optional.empty();
        if (quality != null || provider.traits().loss() == Loss.ALWAYS) {
            allowed = Optional.of(JpegQuality.ofLevel(quality == null ? QUALITY_OF_LOSSY : quality));
        }
        int level = compress == null ? EncodeSettings.UNSET : compress;
        return new EncodeSettings(PixelFormat.NATIVE, level, allowed);
    }
}
