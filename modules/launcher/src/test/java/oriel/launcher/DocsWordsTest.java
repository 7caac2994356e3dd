package oriel.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import oriel.launcher.cli.Environment;
import oriel.launcher.config.Keys;
import oriel.launcher.metrics.MetricsPages;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What README and the pages in docs say in passing is there: commands, their options, settings, places, files. */
class DocsWordsTest {

    private static final Path ROOT = Path.of(System.getProperty("oriel.root"));
    private static final Pattern CODE = Pattern.compile("(?<!`)`([^`\n]+)`(?!`)");
    private static final Pattern SETTING = Pattern.compile("\"[a-z0-9_]+\": .+");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)|<img src=\"([^\"]+)\"");

    /** Options and settings of other programs, which the docs name beside ours. */
    private static final Set<String> OF_OTHERS = Set.of(
            "--listmonitors",
            "auth_basic",
            "limit_req",
            "proxy_read_timeout",
            "pam_unix",
            "pam_exec",
            "forward_pass",
            "pam_google_authenticator");

    /** Their options are those of serve, which have a table of their own. */
    private static final Set<String> SERVING = Set.of("serve", "share");

    /** Where options stand that are not among those of all other commands. */
    private static final Map<String, String> OTHER_PAGES = Map.of(
            "bench", "performance.md", "record", "recording.md", "play", "recording.md", "export", "recording.md");

    @TempDir
    Path folder;

    private static String docs;
    private static CommandLine line;

    @BeforeAll
    static void read() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String page :
                pages().filter(name -> name.matches("README.md|docs/.*")).toList()) {
            text.append(Files.readString(ROOT.resolve(page))).append('\n');
        }
        docs = text.toString();
        line = Main.commandLine(new Environment(Map.of(), Optional.empty(), false, InputStream.nullInputStream()));
    }

    /** All pages that people read, by their names from the root. */
    static Stream<String> pages() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("docs"))) {
            List<String> pages =
                    files.map(file -> "docs/" + file.getFileName()).sorted().toList();
            return Stream.concat(
                    Stream.of("README.md", "SECURITY.md", "ARCHITECTURE.md", "CONTRIBUTING.md"), pages.stream());
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void noPageIsTooLong(String page) throws IOException {
        int most = page.equals("README.md") ? 200 : page.equals("ARCHITECTURE.md") ? 400 : 249;
        assertTrue(Files.readAllLines(ROOT.resolve(page)).size() <= most, page);
    }

    /** All that stands in backticks outside of blocks. */
    private static List<String> codes() {
        String prose = docs.replaceAll("(?ms)^```.*?^```$", "");
        return CODE.matcher(prose).results().map(match -> match.group(1)).toList();
    }

    @Test
    void everyCommandAndItsOptionsAreThere() {
        List<String> commands = codes().stream()
                .filter(code -> code.matches("(\\S+/)?oriel( .*)?"))
                .toList();
        assertTrue(commands.size() > 30, commands::toString);
        for (String command : commands) {
            assertKnown(command, command.replaceFirst("^\\S+\\s*", "").split("\\s+"));
        }
    }

    private static void assertKnown(String command, String... words) {
        CommandSpec spec = line.getCommandSpec();
        for (String word : words) {
            if (word.equals("--")) {
                return;
            }
            if (spec.subcommands().containsKey(word)) {
                spec = spec.subcommands().get(word).getCommandSpec();
            } else if (word.startsWith("--")) {
                assertTrue(names(spec).contains(word), () -> word + " of `" + command + "` is no option");
            } else {
                assertTrue(
                        spec.parent() != null || word.isEmpty() || word.startsWith("["),
                        () -> word + " of `" + command + "` is no command");
            }
        }
    }

    /** The names of a command's options, with those that take something away. */
    private static Set<String> names(CommandSpec spec) {
        Set<String> names = new HashSet<>();
        spec.options().stream()
                .filter(option -> !option.hidden())
                .flatMap(option -> Stream.concat(Stream.of(option.names()), negated(option)))
                .forEach(names::add);
        return names;
    }

    private static Stream<String> negated(CommandLine.Model.OptionSpec option) {
        return option.negatable()
                ? Stream.of(option.names())
                        .flatMap(name -> Stream.of(name.replace("--", "--no-"), name.replace("--", "--[no-]")))
                : Stream.empty();
    }

    @Test
    void everyOptionIsOneOfACommand() {
        Set<String> known = new HashSet<>(OF_OTHERS);
        collect(line.getCommandSpec(), known);
        List<String> options = codes().stream()
                .filter(code -> code.startsWith("--"))
                .map(code -> code.replaceAll("[ =].*", ""))
                .toList();
        assertTrue(options.size() > 40, options::toString);
        assertEquals(
                List.of(),
                options.stream().filter(option -> !known.contains(option)).toList());
    }

    private static void collect(CommandSpec spec, Set<String> known) {
        known.addAll(names(spec));
        spec.subcommands().values().forEach(each -> collect(each.getCommandSpec(), known));
    }

    @Test
    void everyOptionOfServeIsExplained() {
        String table = docs.substring(docs.indexOf("| option of `serve` |"));
        List<String> rows = table.lines().takeWhile(row -> row.startsWith("|")).toList();
        List<String> missing = line.getSubcommands().get("serve").getCommandSpec().options().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp() && !option.hidden())
                .map(option -> option.longestName().replace("--", option.negatable() ? "--[no-]" : "--"))
                .filter(name -> rows.stream().noneMatch(row -> row.contains("`" + name)))
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void theOptionsOfOtherCommandsStandAsTheyAreDeclared() throws IOException {
        Map<String, List<String>> tables = new TreeMap<>();
        line.getSubcommands().forEach((name, command) -> {
            String page = "docs/" + OTHER_PAGES.getOrDefault(name, "commands.md");
            addTables(command.getCommandSpec(), tables.computeIfAbsent(page, each -> new ArrayList<>()));
        });
        assertEquals(Set.of("docs/commands.md", "docs/performance.md", "docs/recording.md"), tables.keySet());
        for (Map.Entry<String, List<String>> page : tables.entrySet()) {
            String all = String.join("\n", page.getValue());
            String text = Files.readString(ROOT.resolve(page.getKey()));
            assertTrue(text.contains(all), () -> page.getKey() + " should hold this:\n" + all);
        }
    }

    private static void addTables(CommandSpec spec, List<String> tables) {
        List<String> rows = spec.options().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp() && !option.hidden())
                .filter(option -> !option.longestName().equals("--config")) // Said once, of all.
                .sorted(Comparator.comparing(CommandLine.Model.OptionSpec::longestName))
                .map(DocsWordsTest::row)
                .toList();
        if (!rows.isEmpty() && !SERVING.contains(spec.name())) {
            String head = "## Options of " + spec.qualifiedName().replace("oriel ", "")
                    + "\n\n| option | meaning |\n| --- | --- |\n";
            tables.add(head + String.join("\n", rows) + "\n");
        }
        spec.subcommands().values().forEach(below -> addTables(below.getCommandSpec(), tables));
    }

    private static String row(CommandLine.Model.OptionSpec option) {
        String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
        return "| `" + option.longestName() + value + "` | " + String.join(" ", option.description()) + " |";
    }

    @Test
    void everySettingCanBeMade() throws IOException {
        List<String> settings = codes().stream()
                .filter(code -> SETTING.matcher(code).matches())
                .map(code -> code.replace("[...]", "[]"))
                .toList();
        assertTrue(settings.size() > 15, settings::toString);
        for (String setting : settings) {
            // The section of the example of a plugin, which is not there.
            if (setting.contains("\"poster\"")) {
                continue;
            }
            Path file = Files.writeString(folder.resolve("config.json"), "{" + setting + "}");
            CommandRun run = CommandRun.of(Map.of(), "config", "show", "--config", file.toString());
            assertEquals(0, run.code(), () -> setting + ": " + run.err());
        }
    }

    @Test
    void everyKeyNamedAloneIsThere() {
        Set<String> known = new HashSet<>();
        Keys.all().forEach(key -> known.add(key.name()));
        known.addAll(MetricsPages.names());
        List<String> words = codes().stream()
                .filter(code -> code.matches("[a-z0-9]+(_[a-z0-9]+)+"))
                .filter(code -> !known.contains(code) && !OF_OTHERS.contains(code))
                .toList();
        assertEquals(List.of(), words);
    }

    /** What is quoted under "what you see", in pieces, without what differs each time. */
    @Test
    void everyMessageOfTheTroublesIsSaidBySomePart() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        String troubles = readme.substring(
                        readme.indexOf("\n## When it does not work"), readme.indexOf("\n## Inside another program"))
                + Files.readString(ROOT.resolve("docs/troubleshooting.md"));
        List<String> pieces = new ArrayList<>();
        for (String row : troubles.lines().filter(each -> each.startsWith("| ")).toList()) {
            String seen = row.split(" \\| ")[0];
            CODE.matcher(seen).results().forEach(code -> pieces.addAll(pieces(code.group(1))));
        }
        assertTrue(pieces.size() >= 7, pieces::toString);
        String sources = sources();
        assertEquals(
                List.of(),
                pieces.stream().filter(piece -> !sources.contains(piece)).toList());
    }

    private static List<String> pieces(String message) {
        return Stream.of(message.split(" (?=[:\\d…])|(?<=[\\d…]) "))
                .filter(piece -> piece.matches("[A-Za-z ,]{6,}"))
                .toList();
    }

    private static String sources() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String part : List.of("modules", "plugins", "web/src")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(part))) {
                for (Path file : files.filter(each -> each.toString().matches(".*/(main/.*\\.java|src/.*\\.js)"))
                        .toList()) {
                    text.append(Files.readString(file));
                }
            }
        }
        return text.toString();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(String page) throws IOException {
        String text = Files.readString(ROOT.resolve(page));
        List<String> lost = new ArrayList<>();
        for (MatchResult link : LINK.matcher(text).results().toList()) {
            String target = link.group(1) == null ? link.group(2) : link.group(1);
            if (!target.startsWith("https://") && !leadsSomewhere(page, target)) {
                lost.add(target);
            }
        }
        assertEquals(List.of(), lost);
    }

    private static boolean leadsSomewhere(String page, String target) throws IOException {
        Path from = ROOT.resolve(page);
        Path path = target.startsWith("#") ? from : from.resolveSibling(target.replaceFirst("#.*", ""));
        int mark = target.indexOf('#');
        return Files.exists(path) && (mark < 0 || places(path).contains(target.substring(mark)));
    }

    /** The headings of a page, as links name them. */
    private static List<String> places(Path page) throws IOException {
        return Files.readString(page)
                .replaceAll("(?ms)^```.*?^```$", "")
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> "#"
                        + line.replaceFirst("^#+ ", "")
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("[^a-z0-9 -]", "")
                                .replace(' ', '-'))
                .toList();
    }
}
