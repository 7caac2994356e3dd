package oriel.launcher.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.Keys;
import oriel.launcher.config.MetricsKeys;
import oriel.launcher.config.Shown;

/**
 * Takes secrets out of a text that others are to read.
 *
 * @param secrets texts that are hidden wherever they stand
 */
record Censor(List<String> secrets) {

    /** Where no configuration says what is secret. */
    static final Censor OF_PATTERNS = new Censor(List.of());

    /** Shorter ones are part of any text. */
    private static final int SHORTEST = 4;

    private static final int MAX_FILE_BYTES = 4096;

    /** As in addresses, JSON and heads of requests. */
    private static final Pattern NAMED = Pattern.compile(
            "(?i)((?:password|passwd|token|secret|bearer|basic)(?:[\"']?\\s*[=:]\\s*[\"']?|\\s+(?=[\\w+/.-]{20})))[^\\s&\"',;]+");

    /** What a link lets somebody in by: a JSON Web Token. */
    private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*");

    /** Knows the passwords of a configuration, and what is in the files of passwords and of a token that it names. */
    static Censor of(Configuration configuration) {
        List<String> all = new ArrayList<>(
                List.of(configuration.value(Keys.PASSWORD), configuration.value(Keys.READ_ONLY_PASSWORD)));
        configuration.path(Keys.PASSWORD_FILE).ifPresent(file -> all.addAll(lines(file)));
        configuration.path(MetricsKeys.METRICS_TOKEN_FILE).ifPresent(file -> all.addAll(lines(file)));
        return new Censor(all.stream()
                .flatMap(secret -> Stream.of(secret, secret.substring(0, Math.min(8, secret.length()))))
                .filter(secret -> secret.length() >= SHORTEST)
                .distinct()
                .sorted((one, other) -> other.length() - one.length())
                .toList());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.size(file) > MAX_FILE_BYTES
                    ? List.of()
                    : new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                            .lines()
                            .toList();
        } catch (IOException e) {
            return List.of(); // The doctor's findings say so.
        }
    }

    /** The text without them. */
    String clean(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, Shown.HIDDEN);
        }
        clean = NAMED.matcher(clean).replaceAll("$1" + Shown.HIDDEN);
        return TOKEN.matcher(clean).replaceAll(Shown.HIDDEN);
    }
}
