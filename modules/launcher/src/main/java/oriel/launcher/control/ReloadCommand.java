package oriel.launcher.control;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.ConfigException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Has a running server read its configuration again. */
@Command(
        name = "reload",
        description = {
            "Have a running server read its configuration again.",
            "It says which settings it has taken, and which wait for a restart. Files of passwords are read again, too; users and"
                    + " certificates need no reload."
        },
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        footerHeading = "%nExample:%n",
        footer = "  oriel reload")
public final class ReloadCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private final ControlClient client = new ControlClient();

    @Spec
    private CommandSpec spec;

    public ReloadCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws ConfigException, StartException {
        Map<?, ?> answer = client.order(
                environment,
                Map.of(ControlSocket.ORDER, "reload"),
                "oriel config validate, which checks a file that was mended, then oriel reload");
        PrintWriter out = spec.commandLine().getOut();
        out.println("oriel: taken: " + names(answer.get("taken")));
        out.println("oriel: waiting for a restart: " + names(answer.get("restart")));
        out.flush();
        return ExitCode.OK.number();
    }

    private static String names(Object list) {
        return list instanceof List<?> names && !names.isEmpty()
                ? names.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : "nothing";
    }
}
