package oriel.authenticator.pam;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.plugin.Options;
import oriel.plugin.PluginException;

/**
 * Which rules PAM goes by.
 *
 * @param name letters, digits and {@code . _ -}: the name of a file
 * @param folder where it lies, or empty for PAM's own folders
 */
record PamService(String name, Optional<Path> folder) {

    private static final Logger LOG = LoggerFactory.getLogger(PamService.class);
    private static final String USUAL = "oriel";
    private static final String OTHER = "other";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,63}");

    private static final Pattern SESSION = Pattern.compile("\\s*-?session\\s", Pattern.CASE_INSENSITIVE);
    private static final Pattern INCLUDE = Pattern.compile("\\s*@include\\s+([^\\s#]+).*");

    /** So deep may files include others. */
    private static final int MAX_INCLUDED = 8;

    /** PAM's own folders; of which there are some depends on the system. */
    private static final List<Path> FOLDERS =
            List.of(Path.of("/etc/pam.d"), Path.of("/usr/etc/pam.d"), Path.of("/usr/lib/pam.d"));

    /**
     * That of the options. Where no name is given, and the usual one has no file, PAM's rules for others count.
     *
     * @throws PluginException if there are no such rules
     */
    static PamService of(Options options) throws PluginException {
        Optional<Path> folder = options.text("folder").map(Path::of);
        Optional<String> given = options.text("service");
        PamService service = new PamService(given.orElse(USUAL), folder);
        if (!NAME.matcher(service.name).matches()) {
            throw new PluginException(
                    "PAM has no service of such a name", "option plugins.pam.service with another one");
        }
        if (service.exists()) {
            return service;
        }
        PamService other = new PamService(OTHER, folder);
        if (given.isPresent() || !other.exists()) {
            throw new PluginException(
                    "PAM's service " + service.name + " has no file " + service.file(), remedy(service));
        }
        LOG.warn(
                "PAM's service {} has no file {}, so its rules for others count; try: {}",
                service.name,
                service.file(),
                remedy(service));
        return other;
    }

    /** True if its own rules have some for sessions; what PAM does with those of others, which are for all programs, is nothing to open one for. */
    boolean opensSessions() throws PluginException {
        return !name.equals(OTHER) && hasSessions(name, MAX_INCLUDED);
    }

    private boolean hasSessions(String file, int depth) throws PluginException {
        Optional<Path> found = folders()
                .map(place -> place.resolve(file))
                .filter(Files::exists)
                .findFirst();
        if (found.isEmpty() || depth == 0) {
            return false;
        }
        List<String> lines = lines(found.get());
        if (lines.stream().anyMatch(line -> SESSION.matcher(line).lookingAt())) {
            return true;
        }
        for (String line : lines) {
            Matcher include = INCLUDE.matcher(line);
            if (include.matches() && hasSessions(include.group(1), depth - 1)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> lines(Path file) throws PluginException {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new PluginException("PAM's service cannot be read: " + e, "a file " + file + " that Oriel may read");
        }
    }

    private Stream<Path> folders() {
        return folder.map(List::of).orElse(FOLDERS).stream();
    }

    private static String remedy(PamService service) {
        return "the lines \"@include common-auth\" and \"@include common-account\" in " + service.file();
    }

    private Path file() {
        return folder.orElse(FOLDERS.get(0)).resolve(name);
    }

    private boolean exists() {
        return folders().anyMatch(place -> Files.exists(place.resolve(name)));
    }
}
