package oriel.launcher.control;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.ConfigException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows people a text. */
@Command(
        name = "message",
        description = {
            "Show a text to who is connected, or to one session.",
            "Oriel's page shows it; other viewers cannot."
        },
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  oriel sessions message 'A restart in five minutes.'",
            "  oriel sessions message 3 'Call me, please.'"
        })
public final class SessionsMessageCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private final ControlClient client = new ControlClient();

    @Parameters(
            arity = "1..2",
            paramLabel = "[SESSION] TEXT",
            hideParamSyntax = true,
            description = "The text; before it, for one session, its number, as oriel sessions tells it.")
    private List<String> words = List.of();

    @Spec
    private CommandSpec spec;

    public SessionsMessageCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws ConfigException, StartException {
        Map<String, Object> order = new LinkedHashMap<>(Map.of(ControlSocket.ORDER, "message"));
        order.put("text", text());
        if (words.size() > 1) {
            order.put("session", session());
        }
        Map<?, ?> answer = client.order(environment, order);
        PrintWriter out = spec.commandLine().getOut();
        out.println("oriel: " + report(count(answer.get("pages")), count(answer.get("others"))));
        out.flush();
        return ExitCode.OK.number();
    }

    private String text() {
        String text = words.get(words.size() - 1);
        if (text.isBlank()) {
            throw new ParameterException(spec.commandLine(), "the text is empty");
        }
        return text;
    }

    private long session() {
        try {
            return Long.parseLong(words.get(0));
        } catch (NumberFormatException e) {
            throw new ParameterException(
                    spec.commandLine(), "'" + words.get(0) + "' is no session: put the text into quotation marks", e);
        }
    }

    private static long count(Object number) {
        return number instanceof Number count ? count.longValue() : 0;
    }

    private static String report(long pages, long others) {
        if (pages + others == 0) {
            return "nobody is connected";
        }
        String shown = pages == 0 ? "no page shows it" : pages == 1 ? "1 page shows it" : pages + " pages show it";
        if (others == 0) {
            return shown;
        }
        return shown + "; " + (others == 1 ? "1 other viewer cannot" : others + " other viewers cannot");
    }
}
