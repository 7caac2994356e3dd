package oriel.launcher.plugins;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.launcher.cli.DisplayOptions;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.StartException;
import oriel.launcher.cli.Table;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.JsonOutput;
import oriel.launcher.log.Logging;
import oriel.plugin.PluginException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what plugins there are. */
@Command(
        name = "plugins",
        description = "List the plugins, whether they work here, and what is left out.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        footerHeading = "%nExample:%n",
        footer = "  oriel plugins --json")
public final class PluginsCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(PluginsCommand.class);

    private record Row(String kind, String name, String module, Optional<String> unavailableReason, String from) {}

    private final Environment environment;

    @Mixin
    private final DisplayOptions options = new DisplayOptions();

    @Option(names = "--json", description = "Print JSON instead of a table.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    public PluginsCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws ConfigException {
        Configuration configuration = options.load(environment);
        Logging.start(configuration);
        PluginRegistry plugins = PluginRegistry.open(configuration.pluginFolder());
        List<Row> rows = new ArrayList<>();
        UsableEncoders encoders = new UsableEncoders(configuration, tools(configuration, plugins));
        Map<String, String> unusable = new HashMap<>();
        for (Plugin<EncoderProvider> encoder : plugins.all(Kind.ENCODER)) {
            encoders.unavailableReason(encoder).ifPresent(reason -> unusable.put(encoder.name(), reason.getMessage()));
        }
        Kind.ALL.forEach(kind -> plugins.all(kind).forEach(plugin -> rows.add(row(plugin, configuration, unusable))));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(asJson(rows, plugins.leftOut()));
        } else {
            table(rows).forEach(out::println);
            plugins.leftOut().forEach(left -> out.println("left out: " + left.from() + ": " + left.reason()));
        }
        out.flush();
        return ExitCode.OK.number();
    }

    /** What encoders would get. A wrong choice of tools is for serve to tell: this command lists what there is. */
    private static EncoderTools tools(Configuration configuration, PluginRegistry plugins) {
        try {
            return new ToolPlan(configuration, plugins).tools();
        } catch (StartException | PluginException e) {
            LOG.debug("no tools for encoders: {}", e.getMessage());
            return EncoderTools.BASIC;
        }
    }

    private static Row row(Plugin<?> plugin, Configuration configuration, Map<String, String> unusable) {
        Optional<String> obstacle = plugin.kind().equals(Kind.ENCODER)
                ? Optional.ofNullable(unusable.get(plugin.name()))
                : plugin.unavailableReason(Sections.of(configuration, plugin.name()));
        return new Row(plugin.kind().word(), plugin.label(), plugin.module(), obstacle, plugin.from());
    }

    private static List<String> table(List<Row> rows) {
        Table table = new Table("KIND", "NAME", "MODULE", "USABLE", "FROM");
        rows.forEach(row -> table.row(
                row.kind(),
                row.name(),
                row.module(),
                row.unavailableReason().map(reason -> "no: " + reason).orElse("yes"),
                row.from()));
        return table.lines();
    }

    private static String asJson(List<Row> rows, List<LeftOut> leftOut) {
        List<Map<String, Object>> plugins = new ArrayList<>();
        for (Row row : rows) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("kind", row.kind());
            members.put("name", row.name());
            members.put("module", row.module());
            members.put("from", row.from());
            members.put("usable", row.unavailableReason().isEmpty());
            row.unavailableReason().ifPresent(reason -> members.put("obstacle", reason));
            plugins.add(members);
        }
        List<Map<String, String>> left = leftOut.stream()
                .map(each -> Map.of("from", each.from(), "reason", each.reason()))
                .toList();
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("plugins", plugins);
        report.put("left_out", left);
        return JsonOutput.text(report);
    }
}
