package oriel.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.config.Key;
import oriel.launcher.config.KeySection;
import oriel.launcher.config.Keys;
import oriel.testkit.Programs;

/** The programs that read manual pages and completions take ours. */
class DocumentsTest {

    @TempDir
    static Path share;

    @BeforeAll
    static void write() throws IOException {
        Documents.write(share);
    }

    private static List<String> run(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return out.lines().toList();
    }

    @Test
    void thereIsAPageForEveryCommand() throws IOException {
        try (Stream<Path> pages = Files.list(share.resolve("man/man1"))) {
            Set<String> names = pages.map(page -> page.getFileName().toString()).collect(Collectors.toSet());
            assertTrue(
                    names.containsAll(Set.of(
                            "oriel.1",
                            "oriel-serve.1",
                            "oriel-config.1",
                            "oriel-config-init.1",
                            "oriel-passwd.1",
                            "oriel-doctor.1",
                            "oriel-plugins.1",
                            "oriel-bench-encoders.1",
                            "oriel-test-client.1")),
                    names::toString);
        }
    }

    @Test
    void groffTakesEveryPageAndShowsWhatMatters() throws IOException {
        Programs.require("groff", "groff-base");
        try (Stream<Path> pages = Files.walk(share.resolve("man"))) {
            for (Path page : pages.filter(Files::isRegularFile).toList()) {
                List<String> warnings = run("groff", "-man", "-Tutf8", "-ww", "-z", page.toString());
                assertEquals(List.of(), warnings, page.toString());
            }
        }
        Path serve = share.resolve("man/man1/oriel-serve.1");
        String shown = String.join("\n", run("groff", "-man", "-Tascii", "-P-cbou", serve.toString()));
        for (ExitCode code : ExitCode.values()) {
            assertTrue(
                    shown.matches("(?s).*\n +" + code.number() + "\\s+"
                            + code.meaning().substring(0, 12) + ".*"),
                    shown);
        }
        assertTrue(shown.contains("--[no-]websocket"), shown);
        assertTrue(shown.contains("--config=FILE"), shown);
        assertTrue(shown.contains("that of $ORIEL_CONFIG."), shown);
        assertTrue(shown.contains("oriel serve --virtual 1280x800 -- xterm"), shown);
    }

    /** So that each build writes the same: Java gives methods in another order now and then. */
    @Test
    void optionsStandInTheOrderOfTheirNames() throws IOException {
        try (Stream<Path> pages = Files.list(share.resolve("man/man1"))) {
            for (Path page : pages.toList()) {
                List<String> options = Files.readAllLines(page).stream()
                        .filter(line -> line.startsWith("\\fB\\-\\-"))
                        .map(line -> line.replace("[no\\-]", ""))
                        .toList();
                assertEquals(options.stream().sorted().toList(), options, page.toString());
            }
        }
    }

    @Test
    void groffShowsEveryKeyWithItsValuesAndDefaultInTheirOrder() throws IOException {
        Programs.require("groff", "groff-base");
        Path page = share.resolve("man/man5/oriel-config.5");
        String shown = String.join(" ", run("groff", "-man", "-Tutf8", "-P-cbou", page.toString()))
                .replace("\u2010 ", "\u2010")
                .replaceAll("\\s+", " ");
        int at = 0;
        for (KeySection section : Keys.sections()) {
            at = shown.indexOf(section.title().toUpperCase(Locale.ROOT), at);
            assertTrue(at >= 0, section.title());
            for (Key<?> key : section.keys()) {
                at = shown.indexOf(' ' + key.name() + ' ', at);
                assertTrue(at >= 0, key.name());
            }
        }
        assertTrue(shown.contains("(a number from 1 to 2000000, in seconds; else 120.0; counts: new viewers)"), shown);
    }

    @Test
    void tellsOfABillOfMaterialsThatAnOfflineBuildCouldNotMake() throws IOException {
        Path bills = Files.createDirectories(share.resolve("bills"));
        Path note = bills.resolve("oriel.cdx.json-is-missing.txt");
        Documents.tellOfBill(bills, true);
        assertTrue(Files.readString(note).contains("this build was offline"));
        Documents.tellOfBill(bills, false);
        assertFalse(Files.exists(note));
        Files.writeString(bills.resolve("oriel.cdx.json"), "{}");
        Documents.tellOfBill(bills, true);
        assertFalse(Files.exists(note));
    }

    private static final String ASK =
            "COMP_WORDS=(%s); COMP_CWORD=%d; _complete_oriel; printf '%%s\\n' ${COMPREPLY[@]}";

    @Test
    void bashCompletesCommandsAndOptions() throws IOException {
        String load = ". " + share.resolve("bash-completion/completions/oriel") + "; complete -p oriel >/dev/null && ";
        assertEquals(List.of("doctor"), run("bash", "-c", load + ASK.formatted("oriel do", 1)));
        assertEquals(List.of("validate"), run("bash", "-c", load + ASK.formatted("oriel config va", 2)));
        assertTrue(
                run("bash", "-c", load + ASK.formatted("oriel serve --pass", 2)).contains("--password-file"));
    }

    @Test
    void zshCompletesThroughItsOwnSystem() throws IOException {
        Programs.require("zsh", "zsh");
        String script = """
                zmodload zsh/zpty
                zpty shell zsh -f -i
                zpty -w shell "PROMPT=; fpath=(%s \\$fpath); autoload -U compinit; compinit -D -u"
                zpty -w shell "oriel() { print -r -- got: \\$* end }"
                zpty -w shell $'oriel doc\\t'
                zpty -w shell $'oriel config va\\t'
                zpty -w shell exit
                while zpty -r shell line; do print -r -- $line; done
                """.formatted(share.resolve("zsh/site-functions"));
        List<String> said = run("zsh", "-f", "-c", script);
        assertTrue(said.contains("got: doctor end"), said::toString);
        assertTrue(said.contains("got: config validate end"), said::toString);
    }
}
