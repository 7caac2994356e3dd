package oriel.launcher;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.DisplayKeys;
import oriel.launcher.log.Logging;
import oriel.launcher.plugins.PluginRegistry;
import oriel.plugin.PluginException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Serves a screen until the process is told to end. */
@Command(
        name = "serve",
        description = "Show the screen to VNC viewers and browsers until SIGINT or SIGTERM.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  oriel serve --host 0.0.0.0 --password-file ~/.oriel-password",
            "  oriel serve --virtual 1280x800 -- xterm"
        })
final class ServeCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final ServeOptions options = new ServeOptions();

    @Spec
    private CommandSpec spec;

    private ServeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The command with all of its options. */
    static CommandLine line(Surroundings surroundings) {
        ServeCommand command = new ServeCommand(surroundings);
        CommandLine line = new CommandLine(command);
        command.options.addTo(line.getCommandSpec());
        return line;
    }

    @Override
    public Integer call() throws ConfigException, PluginException, StartException {
        options.check();
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
        plan.refusedOrigins()
                .forEach(origin -> log.info(
                        "pages of {} may not connect although websocket_allowed_origins names them: no password is asked"
                                + " for, and any program on this machine may serve such a page",
                        origin));
        PluginRegistry plugins = PluginRegistry.open(configuration.pluginFolder());
        plugins.leftOut().forEach(left -> log.warn("plugin {} is left out: {}", left.from(), left.reason()));
        try (Ending ending = new Ending()) {
            if (options.virtual().isPresent()) {
                return serveVirtual(options.virtual().get(), plugins, ending);
            }
            start(plan, plugins, ending);
            return serveUntilTheEnd();
        }
    }

    private void start(ServerPlan plan, PluginRegistry plugins, Ending ending)
            throws ConfigException, PluginException, StartException {
        RunningServer server = new ServerStart(plan, plugins, options.virtual()).start();
        ending.add(() -> end(server, ending));
        PrintWriter out = spec.commandLine().getOut();
        Announcement announcement = Announcement.of(server);
        announcement.lines(Announcement.showing(server)).forEach(line -> out.println("oriel: " + line));
        if (surroundings.drawingTerminal()) {
            announcement.linkForOthers().map(QrPicture::lines).orElse(List.of()).forEach(out::println);
        }
        out.flush();
    }

    private static void end(RunningServer server, Ending ending) {
        if (ending.isBySignal()) {
            server.closeInTime();
        } else {
            server.close();
        }
    }

    /** A signal ends the process through its shutdown hook while this waits; an interrupt ends just the wait. */
    private static int serveUntilTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            LoggerFactory.getLogger(ServeCommand.class).debug("interrupted");
        }
        return ExitCode.OK.number();
    }

    private int serveVirtual(ScreenSize size, PluginRegistry plugins, Ending ending)
            throws ConfigException, PluginException, StartException {
        Map<String, String> environment = surroundings.environment();
        if (!options.command().isEmpty()) {
            DesktopCommand.require(options.command().get(0), environment);
        }
        VirtualDesktop desktop = VirtualDesktop.start(size, environment, ending);
        options.sources().override(DisplayKeys.DISPLAY, desktop.display(), "--virtual");
        options.sources().override(DisplayKeys.XAUTHORITY, desktop.xauthority().toString(), "--virtual");
        start(ServerPlan.of(options.sources().load(surroundings)), plugins, ending);
        if (!options.command().isEmpty()) {
            desktop.run(options.command(), environment);
        }
        try {
            int code = desktop.await();
            awaitSignal(ending);
            desktop.complaint().ifPresent(this::complain);
            return code;
        } catch (InterruptedException e) {
            return ExitCode.OK.number();
        } catch (StartException e) {
            awaitSignal(ending);
            throw e;
        }
    }

    /** While a signal ends the process, what it ends is not worth a word. */
    private static void awaitSignal(Ending ending) {
        if (ending.isBySignal()) {
            serveUntilTheEnd();
        }
    }

    private void complain(String complaint) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("oriel: " + complaint);
        err.flush();
    }
}
