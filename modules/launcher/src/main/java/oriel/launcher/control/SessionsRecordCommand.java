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
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Begins or ends a recording of a server's screen. */
@Command(
        name = "record",
        description = {
            "Record the screen of a running server into its record_directory.",
            "Oriel's page shows that to everybody; other viewers cannot."
        },
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {"  oriel sessions record", "  oriel sessions record --stop"})
public final class SessionsRecordCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private final ControlClient client = new ControlClient();

    @Option(names = "--stop", description = "End the recording, also one that the configuration wants.")
    private boolean stop;

    @Spec
    private CommandSpec spec;

    public SessionsRecordCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws ConfigException, StartException {
        Map<?, ?> answer = client.order(environment, Map.of(ControlSocket.ORDER, "record", "on", !stop));
        PrintWriter out = spec.commandLine().getOut();
        Object file = answer.get("file");
        out.println(file == null ? "oriel: the screen is not recorded" : "oriel: recording the screen into " + file);
        out.flush();
        return ExitCode.OK.number();
    }
}
