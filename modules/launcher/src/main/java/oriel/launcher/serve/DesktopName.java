package oriel.launcher.serve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.DisplayKeys;
import oriel.launcher.config.Keys;

/** What viewers call the desktop: who knows several must know them apart. */
final class DesktopName {

    /** The system's own word, for which nobody else is asked: a name server may take long. */
    private static final Path HOST_FILE = Path.of("/proc/sys/kernel/hostname");

    /** The display's number, with or without a machine before and a screen behind it. */
    private static final Pattern DISPLAY = Pattern.compile("[^/]*:(\\d{1,6})(\\.\\d+)?");

    private static final String FIRST = "0";

    private DesktopName() {}

    /** The given name; else user and machine, with the display if it is not the first. */
    static String of(Configuration configuration) {
        String given = configuration.value(Keys.NAME);
        return given.isEmpty()
                ? of(System.getProperty("user.name", ""), host(System.getenv()), display(configuration))
                : given;
    }

    static String of(String user, Optional<String> host, Optional<String> display) {
        String machine = host.map(name -> name.replaceFirst("\\..*", "")).orElse("");
        String both = Stream.of(user, machine)
                .filter(part -> !part.isEmpty())
                .reduce((a, b) -> a + '@' + b)
                .orElse("Oriel");
        Matcher number = DISPLAY.matcher(display.orElse(""));
        return number.matches() && !number.group(1).equals(FIRST) ? both + " :" + number.group(1) : both;
    }

    private static Optional<String> display(Configuration configuration) {
        return configuration.value(DisplayKeys.DISPLAY).or(() -> Optional.ofNullable(System.getenv("DISPLAY")));
    }

    private static Optional<String> host(Map<String, String> variables) {
        try {
            return Optional.of(
                    Files.readString(HOST_FILE, StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            return Stream.of("COMPUTERNAME", "HOSTNAME")
                    .map(variables::get)
                    .filter(name -> name != null)
                    .findFirst();
        }
    }
}
