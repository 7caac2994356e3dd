package oriel.launcher.config.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import oriel.launcher.cli.DisplayOptions;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.log.Logging;
import oriel.launcher.plugins.PluginRegistry;
import oriel.launcher.serve.ServerPlan;
import oriel.launcher.serve.ServerStart;
import oriel.plugin.PluginException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks the configuration without starting anything. */
@Command(
        name = "validate",
        description = "Check the configuration as serve would, the environment and options included.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        footerHeading = "%nExample:%n",
        footer = "  oriel config validate --config oriel.json")
public final class ConfigValidateCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private final DisplayOptions options = new DisplayOptions();

    @Spec
    private CommandSpec spec;

    public ConfigValidateCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws ConfigException, PluginException, StartException {
        Configuration configuration = options.load(environment);
        List<String> warnings = new ArrayList<>(configuration.warnings());
        PluginRegistry plugins = PluginRegistry.open(configuration.pluginFolder());
        ServerPlan plan = ServerPlan.of(configuration, plugins);
        warnings.addAll(plan.warnings());
        Logging.check(configuration);
        new ServerStart(plan, plugins, Optional.empty()).check();
        PrintWriter out = spec.commandLine().getOut();
        warnings.forEach(warning -> out.println("oriel: " + warning));
        out.println("oriel: "
                + configuration.file().map(file -> "the configuration " + file).orElse("the built-in configuration")
                + " can be used");
        out.flush();
        return ExitCode.OK.number();
    }
}
