package oriel.launcher.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import oriel.launcher.config.ConfigException.Kind;

/** Collects settings from all sources, and everything that is wrong with them. Used once. */
public final class ConfigurationReader {

    private static final String FILE_VARIABLE = Key.VARIABLE_PREFIX + "CONFIG";

    /** The folder that systemd has made for the service. */
    public static final String CREDENTIALS_VARIABLE = "CREDENTIALS_DIRECTORY";

    /** Variables of the start script and of this class; not settings. */
    private static final Set<String> OTHER_VARIABLES = Set.of(FILE_VARIABLE, "ORIEL_OPTS", "ORIEL_HOME");

    private static final int MAX_FILE_BYTES = 4 << 20;

    private final List<Key<?>> keys;
    private final Map<Key<?>, Setting<?>> settings = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /** @param keys all that there are */
    ConfigurationReader(List<Key<?>> keys) {
        this.keys = keys;
    }

    /**
     * Reads all sources.
     *
     * @throws ConfigException if anything in them is wrong; it names everything that is
     */
    public static Configuration read(Sources sources) throws ConfigException {
        return new ConfigurationReader(Keys.all()).readAll(sources);
    }

    Configuration readAll(Sources sources) throws ConfigException {
        Optional<Path> file = file(sources);
        if (file.isPresent()) {
            readFile(file.get());
        }
        readCredentials(sources.environment());
        readEnvironment(sources.environment());
        sources.overrides().forEach(settings::put);
        Configuration configuration = new Configuration(keys, settings, file, sources, warnings);
        problems.addAll(Consistency.problems(configuration));
        if (!problems.isEmpty()) {
            throw new ConfigException(
                    Kind.WRONG,
                    problems,
                    "correct it there, or leave it out to get the default; docs/configuration.md lists all keys");
        }
        return configuration;
    }

    private static Optional<Path> file(Sources sources) throws ConfigException {
        if (sources.file().isPresent()) {
            return sources.file();
        }
        String named = sources.environment().getOrDefault(FILE_VARIABLE, "");
        if (named.isEmpty()) {
            return sources.home()
                    .map(home -> home.resolve("config.json"))
                    .filter(Files::exists)
                    .map(ConfigurationReader::real);
        }
        try {
            return Optional.of(Path.of(named));
        } catch (InvalidPathException e) {
            throw new ConfigException(
                    FILE_VARIABLE + " is not the name of a file", "set it to the path of a config.json");
        }
    }

    /** A package has a link there, to the machine's settings: names in them are relative to where they are. */
    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file; // which then cannot be read, and that is told
        }
    }

    private void readFile(Path file) throws ConfigException {
        Optional<Path> folder = Optional.ofNullable(file.toAbsolutePath().getParent());
        JsonText.members(file.toString(), text(file), problems, member -> read(member, folder));
    }

    private void read(JsonText.Member member, Optional<Path> folder) {
        Optional<Key<?>> key =
                keys.stream().filter(each -> each.name().equals(member.name())).findFirst();
        if (key.isEmpty()) {
            problems.add(member.place() + ": unknown key " + Quoted.text(member.name()) + ", the nearest known one is "
                    + Quoted.text(Nearest.to(member.name(), names())));
            return;
        }
        String where = member.valuePlace().toString();
        if (!set(key.get(), key.get().type().fromJson(member.value()), new Origin(Origin.Level.FILE, where, folder))) {
            problems.add(where + ": " + key.get().refusal(key.get().name(), member.value()));
        }
    }

    private static String text(Path file) throws ConfigException {
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw new ConfigException("the configuration " + file + " is too large", "name a config.json");
            }
            byte[] bytes = Files.readAllBytes(file);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ConfigException("the configuration " + file + " is not UTF-8", "save it as UTF-8");
        } catch (NoSuchFileException e) {
            throw new ConfigException(
                    "the configuration " + file + " is not there",
                    "name a file that is there, or none to get the defaults");
        } catch (AccessDeniedException e) {
            throw new ConfigException(
                    Kind.NO_PERMISSION,
                    List.of("the configuration " + file + " may not be read"),
                    "give this user the right to read it");
        } catch (IOException e) {
            throw new ConfigException(
                    "the configuration " + file + " cannot be read: " + e.getMessage(), "name a readable file");
        }
    }

    /**
     * What systemd hands to a service alone (LoadCredential= and the like): {@code oriel.KEY} is the file of a key that names
     * one, or has the value of one that is secret.
     */
    private void readCredentials(Map<String, String> environment) {
        String folder = environment.getOrDefault(CREDENTIALS_VARIABLE, "");
        if (folder.isEmpty()) {
            return;
        }
        for (Key<?> key : keys) {
            String name = "oriel." + key.name();
            Path file = Path.of(folder, name);
            if (!(key.type().file() || key.type().secret()) || !Files.exists(file)) {
                continue;
            }
            Origin origin = new Origin(Origin.Level.ENVIRONMENT, "the credential " + name, Optional.empty());
            Optional<String> text = key.type().file() ? Optional.of(file.toString()) : firstLine(file);
            if (!set(key, text.flatMap(key.type()::fromText), origin)) {
                problems.add("the credential " + key.refusal(name, text.orElse("")));
            }
        }
    }

    private static Optional<String> firstLine(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return Optional.of(lines.findFirst().orElse(""));
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private void readEnvironment(Map<String, String> environment) {
        Map<String, Key<?>> variables = new HashMap<>();
        keys.forEach(key -> variables.put(key.variable(), key));
        new TreeMap<>(environment).forEach((variable, text) -> {
            if (!variable.startsWith(Key.VARIABLE_PREFIX) || OTHER_VARIABLES.contains(variable)) {
                return;
            }
            Key<?> key = variables.get(variable);
            if (key == null) {
                warnings.add(
                        "the variable " + Quoted.text(variable) + " is unknown and ignored, the nearest known one is "
                                + Nearest.to(variable, variables.keySet()));
                return;
            }
            Origin origin = new Origin(Origin.Level.ENVIRONMENT, variable, Optional.empty());
            if (!set(key, key.type().fromText(text), origin)) {
                problems.add("the variable " + key.refusal(variable, text));
            }
        });
    }

    /** Sets the key; false if there is no value for it. */
    private boolean set(Key<?> key, Optional<?> value, Origin origin) {
        value.ifPresent(found -> settings.put(key, new Setting<>(found, origin)));
        return value.isPresent();
    }

    private List<String> names() {
        return keys.stream().<String>map(Key::name).toList();
    }
}
