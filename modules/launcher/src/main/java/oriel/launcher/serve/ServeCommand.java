package oriel.launcher.serve;

import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.QrPicture;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.DisplayKeys;
import oriel.launcher.control.ControlSocket;
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
        description = "Show the screen to VNC viewers and to browsers.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  oriel serve --host 0.0.0.0 --password-file ~/.oriel-password",
            "  oriel serve --virtual 1280x800 -- xterm"
        })
public final class ServeCommand implements Callable<Integer> {

    /** What the threads of a transport get to show that they live. */
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(10);

    private final Environment environment;

    @Mixin
    private final ServeOptions options = new ServeOptions();

    @Spec
    private CommandSpec spec;

    private ServeCommand(Environment environment) {
        this.environment = environment;
    }

    /** The command with all of its options. */
    public static CommandLine line(Environment environment) {
        ServeCommand command = new ServeCommand(environment);
        CommandLine line = new CommandLine(command);
        command.options.addTo(line.getCommandSpec());
        return line;
    }

    @Override
    public Integer call() throws ConfigException, PluginException, StartException {
        options.check();
        Configuration configuration = options.sources().load(environment);
        PluginRegistry plugins = PluginRegistry.open(configuration.pluginFolder());
        ServerPlan plan = ServerPlan.of(configuration, plugins);
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
        plugins.leftOut().forEach(left -> log.warn("plugin {} is left out: {}", left.from(), left.reason()));
        try (ShutdownTasks tasks = new ShutdownTasks()) {
            if (options.virtual().isPresent()) {
                return serveVirtual(options.virtual().get(), plugins, tasks);
            }
            start(plan, plugins, tasks);
            return serveUntilTheEnd();
        }
    }

    private void start(ServerPlan plan, PluginRegistry plugins, ShutdownTasks tasks)
            throws ConfigException, PluginException, StartException {
        RunningServer server = new ServerStart(plan, plugins, options.virtual()).start();
        Supervisor supervisor = Supervisor.of(environment.variables(), plugins);
        tasks.add(() -> end(server, tasks));
        Reload reload = new Reload(
                server.server()::name,
                plan.configuration(),
                () -> options.sources().load(environment),
                supervisor);
        control(server, reload).ifPresent(socket -> tasks.add(socket::close));
        HangUp.listen(reload::now);
        PrintWriter out = spec.commandLine().getOut();
        Announcement announcement = Announcement.of(server, hidden(server, tasks));
        announcement.lines(Announcement.showing(server)).forEach(line -> out.println("oriel: " + line));
        if (environment.drawingTerminal()) {
            announcement.linkForOthers().map(QrPicture::lines).orElse(List.of()).forEach(out::println);
        }
        out.flush();
        tasks.add(supervisor::close);
        supervisor.ready(
                "showing " + server.server().screenDescription(),
                () -> server.server().answers(ANSWER_PATIENCE));
    }

    /** Puts the password of the run into a file where what is printed is kept, and read by others. */
    private Optional<Path> hidden(RunningServer server, ShutdownTasks tasks) throws StartException {
        Optional<String> password = server.plan().access().oneTimePassword();
        if (password.isEmpty() || !Journal.reads(environment.variables())) {
            return Optional.empty();
        }
        RunPassword kept = RunPassword.keep(server, password.get());
        tasks.add(kept::close);
        return Optional.of(kept.file());
    }

    private static Optional<ControlSocket> control(RunningServer running, Reload reload) {
        return running.server().endpoints().stream()
                .filter(InetSocketAddress.class::isInstance)
                .findFirst()
                .map(address -> ((InetSocketAddress) address).getPort())
                .flatMap(port -> ControlSocket.open(running.plan().configuration(), port, new Orders(running, reload)));
    }

    private static void end(RunningServer server, ShutdownTasks tasks) {
        if (tasks.isBySignal()) {
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

    private int serveVirtual(ScreenSize size, PluginRegistry plugins, ShutdownTasks tasks)
            throws ConfigException, PluginException, StartException {
        Map<String, String> variables = environment.variables();
        if (!options.command().isEmpty()) {
            DesktopCommand.require(options.command().get(0), variables);
        }
        VirtualDesktop desktop = VirtualDesktop.start(size, variables, tasks);
        options.sources().override(DisplayKeys.DISPLAY, desktop.display(), "--virtual");
        options.sources().override(DisplayKeys.XAUTHORITY, desktop.xauthority().toString(), "--virtual");
        start(ServerPlan.of(options.sources().load(environment), plugins), plugins, tasks);
        if (!options.command().isEmpty()) {
            desktop.run(options.command(), variables);
        }
        try {
            int code = desktop.await();
            awaitSignal(tasks);
            desktop.complaint().ifPresent(this::complain);
            return code;
        } catch (InterruptedException e) {
            return ExitCode.OK.number();
        } catch (StartException e) {
            awaitSignal(tasks);
            throw e;
        }
    }

    /** While a signal ends the process, what it ends is not worth a word. */
    private static void awaitSignal(ShutdownTasks tasks) {
        if (tasks.isBySignal()) {
            serveUntilTheEnd();
        }
    }

    private void complain(String complaint) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("oriel: " + complaint);
        err.flush();
    }
}
