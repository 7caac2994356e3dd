package oriel.launcher.serve;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.SourceOptions;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.DisplayKeys;
import oriel.launcher.control.ControlSocket;
import oriel.launcher.link.Links;
import oriel.launcher.log.Logging;
import oriel.launcher.plugins.PluginRegistry;
import oriel.plugin.PluginException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Serves a screen until the process is told to end, or its thread is interrupted. Commands of this kind differ in what they
 * show of a server that runs.
 */
public abstract class ServingCommand implements Callable<Integer> {

    /** What the threads of a transport get to show that they live. */
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(10);

    private final Environment environment;

    @Mixin
    private final ServingOptions options;

    private Activation activation = Activation.NONE;

    @Spec
    private CommandSpec spec;

    /** One with the options of {@code serve}. */
    protected ServingCommand(Environment environment) {
        this(environment, new ServeOptions());
    }

    ServingCommand(Environment environment, ServingOptions options) {
        this.environment = environment;
        this.options = options;
    }

    /** The command with all of its options. */
    protected static CommandLine line(ServingCommand command) {
        CommandLine line = new CommandLine(command);
        command.options.addTo(line.getCommandSpec());
        return line;
    }

    /** Reads the settings; before anything is opened. */
    protected Configuration configuration(SourceOptions sources, Environment from)
            throws ConfigException, StartException {
        return sources.load(from);
    }

    /** All plugins that it may use. */
    PluginRegistry plugins(Configuration configuration) {
        return PluginRegistry.open(configuration.pluginFolder());
    }

    /** It listens; called by the thread that waits for the end from then on. */
    protected abstract void started(ServedScreen screen) throws StartException;

    /** Where the command writes. */
    protected final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    @Override
    public Integer call() throws ConfigException, PluginException, StartException {
        options.check();
        PluginRegistry plugins = plugins(configuration(options.sources(), environment));
        activation = Activation.of(environment.variables(), plugins);
        activation.override(options.sources());
        ServerPlan plan = plan(plugins);
        Configuration configuration = plan.configuration();
        Logging.start(configuration);
        Logger log = LoggerFactory.getLogger(getClass());
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

    private ServerPlan plan(PluginRegistry plugins) throws ConfigException, PluginException, StartException {
        return ServerPlan.of(options.sources().load(environment), plugins).through(activation.descriptors());
    }

    private void start(ServerPlan plan, PluginRegistry plugins, ShutdownTasks tasks)
            throws ConfigException, PluginException, StartException {
        RunningServer server = new ServerStart(plan, plugins, options.virtual()).start();
        sweep(plan.access().links());
        Supervisor supervisor = Supervisor.of(environment.variables(), plugins);
        tasks.add(() -> end(server, tasks));
        Reload reload = new Reload(
                new ChangingServer(server, plugins),
                plan.configuration(),
                () -> options.sources().load(environment),
                supervisor);
        control(server, reload).ifPresent(socket -> tasks.add(socket::close));
        HangUp.listen(reload::now);
        started(new ServedScreen(server, environment, tasks));
        tasks.add(supervisor::close);
        supervisor.ready(
                "showing " + server.server().screenDescription(),
                () -> server.server().answers(ANSWER_PATIENCE));
    }

    private static void sweep(Links links) {
        try {
            links.sweep();
        } catch (IOException | StartException e) {
            LoggerFactory.getLogger(ServingCommand.class)
                    .warn("links of programs that have ended stay: {}", e.getMessage());
        }
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
            LoggerFactory.getLogger(ServingCommand.class).debug("interrupted");
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
        start(plan(plugins), plugins, tasks);
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
