package oriel.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The examples of README, taken from it word for word, so that they stay true. */
final class Readme {

    private static final Path FILE = Path.of(System.getProperty("oriel.root"), "README.md");

    private Readme() {}

    /** All blocks of code in a language. */
    static List<String> blocks(String language) throws IOException {
        return Pattern.compile("^```" + language + "\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(Files.readString(FILE))
                .results()
                .map(MatchResult::group)
                .map(block -> block.substring(block.indexOf('\n') + 1, block.lastIndexOf("```")))
                .toList();
    }

    /** The block of code in a language that holds some words. */
    static String block(String language, String words) throws IOException {
        return blocks(language).stream()
                .filter(block -> block.contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("README has no " + language + " with " + words));
    }

    /** The lines that begin with some words, as a program prints them. */
    static List<String> lines(String begin) throws IOException {
        return Files.readString(FILE)
                .lines()
                .filter(line -> line.startsWith(begin))
                .toList();
    }
}
