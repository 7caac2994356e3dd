package oriel.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The examples of README and of the pages in docs, taken from them word for word, so that they stay true. */
public final class Docs {

    private static final Path ROOT = Path.of(System.getProperty("oriel.root"));

    private Docs() {}

    /** README, then the pages of docs by name. */
    public static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages;
    }

    /** All blocks of code in a language, page by page. */
    public static List<String> blocks(String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        for (Path page : pages()) {
            blocks.addAll(blocks(page, language));
        }
        return blocks;
    }

    /** The blocks of code of one page in a language. */
    public static List<String> blocks(Path page, String language) throws IOException {
        return Pattern.compile("^```" + language + "\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(Files.readString(page))
                .results()
                .map(MatchResult::group)
                .map(block -> block.substring(block.indexOf('\n') + 1, block.lastIndexOf("```")))
                .toList();
    }

    /** The block of code in a language that holds some words. */
    public static String block(String language, String words) throws IOException {
        return blocks(language).stream()
                .filter(block -> block.contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the docs have no " + language + " with " + words));
    }

    /** The lines of README that match, as a program prints them. */
    public static List<String> lines(String pattern) throws IOException {
        return Files.readString(ROOT.resolve("README.md"))
                .lines()
                .filter(line -> line.matches(pattern))
                .toList();
    }
}
