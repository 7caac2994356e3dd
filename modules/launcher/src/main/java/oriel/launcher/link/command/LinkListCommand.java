package oriel.launcher.link.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import oriel.launcher.cli.ConfigOption;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.Table;
import oriel.launcher.config.ConfigException;
import oriel.launcher.link.Link;
import oriel.launcher.link.Links;
import oriel.security.RightsText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells which links there are. */
@Command(
        name = "list",
        description = "List the links that are not over. Their secrets are shown once only, when they are made.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true)
public final class LinkListCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private final ConfigOption options = new ConfigOption();

    @Spec
    private CommandSpec spec;

    public LinkListCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws ConfigException, IOException {
        List<Link> links = Links.in(options.load(environment).stateFolder(), Clock.systemUTC())
                .all();
        PrintWriter out = spec.commandLine().getOut();
        if (links.isEmpty()) {
            out.println("oriel: there is no link");
        } else {
            Table table = new Table("link", "name", "rights", "until", "used");
            links.forEach(link ->
                    table.row(link.id(), link.name(), RightsText.text(link.rights()), LinkText.end(link), used(link)));
            table.lines().forEach(out::println);
        }
        out.flush();
        return ExitCode.OK.number();
    }

    private static String used(Link link) {
        if (link.isUsedUp()) {
            return "yes, nobody comes in by it any more";
        }
        return link.used().isPresent() ? "yes" : "no" + (link.once() ? ", good once" : "");
    }
}
