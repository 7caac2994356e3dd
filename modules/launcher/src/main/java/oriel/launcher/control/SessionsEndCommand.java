package oriel.launcher.control;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.ConfigException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends somebody away. */
@Command(
        name = "end",
        description = "End a session. Whoever it was may connect again: oriel user remove keeps them away.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true)
public final class SessionsEndCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private final ControlClient client = new ControlClient();

    @Parameters(paramLabel = "SESSION", description = "Its number, as oriel sessions tells it.")
    private long session;

    @Spec
    private CommandSpec spec;

    public SessionsEndCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws ConfigException, StartException {
        client.order(environment, Map.of(ControlSocket.ORDER, "end", "session", session));
        PrintWriter out = spec.commandLine().getOut();
        out.println("oriel: session " + session + " is ended");
        out.flush();
        return ExitCode.OK.number();
    }
}
