package oriel.launcher.link.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import oriel.launcher.cli.ConfigOption;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Quoted;
import oriel.launcher.link.Link;
import oriel.launcher.link.Links;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes links back. */
@Command(
        name = "revoke",
        description =
                "Take links back: nobody comes in by them any more, and who is here by them leaves within a second.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true)
public final class LinkRevokeCommand implements Callable<Integer> {

    /** Some or all. */
    private static final class Which {
        @Option(names = "--all", required = true, description = "All of them.")
        private boolean all;

        @Parameters(paramLabel = "LINK", arity = "1..*", description = "Their ids, as oriel link list tells them.")
        private List<String> ids = List.of();
    }

    private final Environment environment;

    @Mixin
    private final ConfigOption options = new ConfigOption();

    @ArgGroup(multiplicity = "1")
    private final Which which = new Which();

    @Spec
    private CommandSpec spec;

    public LinkRevokeCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws ConfigException, StartException, IOException {
        Links links = Links.in(options.load(environment).stateFolder(), Clock.systemUTC());
        List<String> wanted = which.all ? links.all().stream().map(Link::id).toList() : which.ids;
        List<String> missing = new ArrayList<>(wanted);
        List<String> gone = links.revoke(wanted);
        missing.removeAll(gone);
        PrintWriter out = spec.commandLine().getOut();
        out.println("oriel: " + (gone.isEmpty() ? "no link is" : String.join(", ", gone)) + " revoked");
        out.flush();
        if (!missing.isEmpty()) {
            throw new StartException(
                    ExitCode.NO_INPUT,
                    "there is no link " + Quoted.printable(String.join(", ", missing)),
                    "oriel link list tells which there are");
        }
        return ExitCode.OK.number();
    }
}
