package oriel.launcher;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.log.Logging;
import oriel.launcher.plugins.PluginRegistry;
import oriel.plugin.PluginException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Serves a screen until the process is told to end. */
@Command(
        name = "serve",
        description = "Show the screen to VNC viewers and browsers until SIGINT or SIGTERM.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final ServeOptions options = new ServeOptions();

    @Spec
    private CommandSpec spec;

    ServeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws ConfigException, PluginException, StartException {
        Configuration configuration = options.sources().load(surroundings);
        ServerPlan plan = ServerPlan.of(configuration);
        Logging.start(configuration);
        Logger log = LoggerFactory.getLogger(ServeCommand.class);
        Thread.setDefaultUncaughtExceptionHandler((thread, e) ->
                log.error("thread {} ended by an internal error: {}", thread.getName(), e.toString(), e));
        log.info(
                "starting with {}",
                configuration.file().map(file -> "the configuration " + file).orElse("built-in settings"));
        configuration.warnings().forEach(log::warn);
        plan.warnings().forEach(log::warn);
        PluginRegistry plugins = PluginRegistry.open(configuration.pluginFolder());
        plugins.leftOut().forEach(left -> log.warn("plugin {} is left out: {}", left.from(), left.reason()));
        try (RunningServer server = new ServerStart(plan, plugins).start()) {
            serveUntilTheEnd(server);
        }
        return ExitCode.OK.number();
    }

    private void announce(RunningServer server) {
        PrintWriter out = spec.commandLine().getOut();
        Announcement.lines(server).forEach(line -> out.println("oriel: " + line));
        out.flush();
    }

    /** A signal ends the process through its shutdown hook while this waits; an interrupt ends just the wait. */
    private void serveUntilTheEnd(RunningServer server) {
        Thread hook = new Thread(server::closeInTime, "oriel-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        announce(server);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
