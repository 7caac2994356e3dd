package oriel.launcher.link.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.QrPicture;
import oriel.launcher.cli.RightsOption;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.ConfigException;
import oriel.launcher.control.ControlClient;
import oriel.launcher.link.Link;
import oriel.launcher.link.Links;
import oriel.launcher.people.Person;
import oriel.security.Right;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a link that lets somebody in for a while. */
@Command(
        name = "link",
        description = {
            "Make a link that lets somebody in for a while.",
            "Whoever has the link needs no name and no password: send it to nobody else. Its visitors have to leave when it"
                    + " ends or is revoked."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[COMMAND]",
        footerHeading = "%nExamples:%n",
        footer = {
            "  oriel link",
            "  oriel link --rights full --for 10m --once --name helpdesk",
            "  oriel link list",
            "  oriel link revoke k3j9x2ab"
        })
public final class LinkCommand implements Callable<Integer> {

    private static final int HOUR = 3600;

    private final Environment environment;

    @Mixin
    private final ControlClient client = new ControlClient();

    private Set<Right> rights = Right.VIEW_ONLY;
    private long seconds = HOUR;
    private String name = "guest";

    @Option(names = "--once", description = "It is good for one login.")
    private boolean once;

    @Option(
            names = "--page",
            paramLabel = "ADDRESS",
            description = "The address of the page, where others reach it by another one than the server knows.")
    private Optional<String> page = Optional.empty();

    @Spec
    private CommandSpec spec;

    public LinkCommand(Environment environment) {
        this.environment = environment;
    }

    @Option(
            names = "--rights",
            paramLabel = "RIGHTS",
            description =
                    "What they may do: look (the default), full, or some of those of oriel user add, with commas between.")
    void rights(String text) {
        rights = RightsOption.rights(text, spec);
    }

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "How long it lasts, such as 10m, 8h or 30d; one hour (the default) to 366 days.")
    void lasts(String text) {
        seconds = LinkText.seconds(text)
                .orElseThrow(() -> wrong("--for wants a time such as 90s, 10m, 8h or 30d, at most 366d"));
    }

    @Option(names = "--name", paramLabel = "NAME", description = "How its visitors are called; guest is the default.")
    void name(String text) {
        if (!Person.isName(text)) {
            throw wrong("--name wants 1 to 64 letters, digits and . _ @ + -");
        }
        name = text;
    }

    private ParameterException wrong(String words) {
        return new ParameterException(spec.commandLine(), words);
    }

    @Override
    public Integer call() throws ConfigException, StartException, IOException {
        Links links = Links.in(client.configuration(environment).stateFolder(), Clock.systemUTC());
        List<String> pages = page.map(List::of).orElseGet(List::of);
        if (pages.isEmpty()) {
            pages = client.pages(environment);
        }
        Link link = links.make(name, rights, seconds, once);
        print(link, pages, "#token=" + links.token(link) + "&autoconnect=1");
        return ExitCode.OK.number();
    }

    private void print(Link link, List<String> pages, String fragment) {
        PrintWriter out = spec.commandLine().getOut();
        pages.forEach(address -> out.println(address.replaceFirst("#.*", "") + fragment));
        if (pages.isEmpty()) {
            out.println(fragment);
            out.println(
                    "oriel: put this behind the address of the page; which one it is can be told by --page, or while one"
                            + " server of this user runs");
        } else if (environment.drawingTerminal()) {
            QrPicture.lines(pages.get(0) + fragment).forEach(out::println);
        }
        out.println("oriel: " + LinkText.words(link));
        out.flush();
    }
}
