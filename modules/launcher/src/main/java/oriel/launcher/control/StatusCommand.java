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
import oriel.launcher.config.JsonOutput;
import oriel.launcher.config.Quoted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells how a running server is. */
@Command(
        name = "status",
        description = "Say how a running server is.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        footerHeading = "%nExample:%n",
        footer = "  oriel status --json")
public final class StatusCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private final ControlClient client = new ControlClient();

    @Option(names = "--json", description = "Print JSON instead of lines.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    public StatusCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws ConfigException, StartException {
        Map<?, ?> answer = client.order(environment, Map.of(ControlSocket.ORDER, "status"));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonOutput.text(answer));
        } else {
            answer.forEach((name, value) ->
                    out.println("%-14s %s".formatted(name.toString().replace('_', ' '), text(value))));
        }
        out.flush();
        return ExitCode.OK.number();
    }

    private static String text(Object value) {
        if (value instanceof Map<?, ?> lines) {
            return LinesText.text(lines);
        }
        String text = value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(value);
        return Quoted.printable(text);
    }
}
