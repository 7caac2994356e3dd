package oriel.launcher.link.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.launcher.CommandRun;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.link.Link;
import oriel.launcher.link.Links;
import oriel.security.Account;
import oriel.security.Right;

/** Links from the command line. */
class LinkCommandTest {

    private static final Pattern ADDRESS = Pattern.compile("(.*)#token=([A-Za-z0-9._-]+)&autoconnect=1\\R[^\\v]*\\R");

    @TempDir
    Path folder;

    @BeforeEach
    void writeTheConfiguration() throws Exception {
        Files.writeString(folder.resolve("config.json"), "{\"state_folder\": \"state\"}");
    }

    private CommandRun link(String... arguments) {
        List<String> all = new ArrayList<>(List.of("link"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--config", folder.resolve("config.json").toString()));
        return CommandRun.withInput("", all.toArray(String[]::new));
    }

    private Links links() {
        return Links.in(folder.resolve("state"), Clock.systemUTC());
    }

    @Test
    void itsAddressLetsSomebodyIn() throws Exception {
        Instant before = Instant.now();
        CommandRun run =
                link("--page", "https://screen.example/desk/#old", "--rights", "full", "--for", "10m", "--once");
        Matcher address = ADDRESS.matcher(run.out());
        assertTrue(address.matches(), run.out() + run.err());
        assertEquals("https://screen.example/desk/", address.group(1));
        Link link = links().all().get(0);
        assertTrue(
                run.out()
                        .contains(
                                "oriel: the link " + link.id() + " lets guest in with the rights full, once, until 20"),
                run.out());
        assertTrue(link.ends().isAfter(before.plusSeconds(590))
                && link.ends().isBefore(Instant.now().plusSeconds(601)));
        assertEquals(
                new Account(link.visitor(), Right.FULL),
                links().admit(address.group(2)).orElseThrow());
        assertTrue(link("list").out().contains("yes, nobody comes in by it any more"));
    }

    @Test
    void withoutAServerItTellsWhatBelongsBehindTheAddress() {
        String out = link().out();
        assertTrue(out.startsWith("#token=ey"), out);
        assertTrue(out.contains("oriel: put this behind the address of the page"), out);
        assertTrue(out.contains("lets guest in with the rights look, until "), out);
    }

    @Test
    void theyAreListedAndRevoked() throws Exception {
        assertEquals(
                "oriel: there is no link" + System.lineSeparator(), link("list").out());
        link("--name", "ada");
        link("--name", "eve");
        List<String> ids = links().all().stream().map(Link::id).toList();
        String list = link("list").out();
        assertTrue(list.matches("(?s)link +name +rights +until +used\\R.*ada +look +.*eve +look.*no\\R"), list);
        CommandRun run = link("revoke", ids.get(0), "nothing");
        assertEquals("oriel: " + ids.get(0) + " revoked" + System.lineSeparator(), run.out());
        assertTrue(run.err().contains("there is no link nothing"), run.err());
        assertEquals(ExitCode.NO_INPUT.number(), run.code());
        assertEquals(0, link("revoke", "--all").code());
        assertEquals(List.of(), links().all());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--for,0m",
                "--for,367d",
                "--for,10",
                "--for,1w",
                "--rights,all",
                "--name,a b",
                "--name,",
                "revoke"
            })
    void whatMakesNoSenseIsSaid(String arguments) throws Exception {
        CommandRun run = link(arguments.split(",", -1));
        assertEquals(ExitCode.USAGE.number(), run.code(), run.err());
        assertEquals(List.of(), links().all());
    }

    @ParameterizedTest
    @CsvSource({"90s, 90", "10m, 600", "8h, 28800", "366d, 31622400"})
    void timesAreWrittenAsPeopleDo(String text, long seconds) {
        assertEquals(OptionalLong.of(seconds), LinkText.seconds(text));
    }
}
