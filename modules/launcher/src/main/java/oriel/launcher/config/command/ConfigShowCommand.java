package oriel.launcher.config.command;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import oriel.launcher.cli.DisplayOptions;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.Table;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.JsonOutput;
import oriel.launcher.config.Shown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what is in effect. */
@Command(
        name = "show",
        description = "Show every setting as serve would have it; passwords are hidden.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        footerHeading = "%nExample:%n",
        footer = "  ORIEL_PORT=5901 oriel config show --origin")
public final class ConfigShowCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private final DisplayOptions options = new DisplayOptions();

    @Option(names = "--origin", description = "Print a table that says who gave each value, instead of JSON.")
    private boolean origin;

    @Spec
    private CommandSpec spec;

    public ConfigShowCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws ConfigException {
        List<Shown> settings = Shown.of(options.load(environment));
        PrintWriter out = spec.commandLine().getOut();
        if (origin) {
            Table table = new Table("KEY", "VALUE", "FROM");
            settings.forEach(setting -> table.row(
                    setting.name(), JsonOutput.text(setting.value()).replaceAll("\\s*\\R\\s*", " "), setting.where()));
            table.lines().forEach(out::println);
        } else {
            Map<String, Object> all = new LinkedHashMap<>();
            settings.forEach(setting -> all.put(setting.name(), setting.value()));
            out.println(JsonOutput.text(all));
        }
        out.flush();
        return ExitCode.OK.number();
    }
}
