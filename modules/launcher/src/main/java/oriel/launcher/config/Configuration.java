package oriel.launcher.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every setting with its value: built-in, overridden by config.json, overridden by the environment, overridden by the
 * command line. Immutable.
 */
public final class Configuration {

    private final List<Key<?>> keys;
    private final Map<Key<?>, Setting<?>> settings;
    private final Optional<Path> file;
    private final Optional<Path> home;
    private final Path usualStateFolder;
    private final List<String> warnings;

    Configuration(
            List<Key<?>> keys,
            Map<Key<?>, Setting<?>> settings,
            Optional<Path> file,
            Sources sources,
            List<String> warnings) {
        this.keys = keys;
        this.settings = new HashMap<>(settings);
        this.file = file;
        this.home = sources.home();
        this.usualStateFolder = StateFolder.of(sources.environment());
        this.warnings = List.copyOf(warnings);
    }

    /** The value of a key. */
    @SuppressWarnings("unchecked") // the draft puts values only through the key's own type
    public <T> T value(Key<T> key) {
        Setting<?> setting = settings.get(key);
        return setting == null ? key.byDefault() : (T) setting.value();
    }

    /** Where the value of a key was given, for messages: {@code config.json:3:5}, {@code ORIEL_PORT}, {@code --port}. */
    public String where(Key<?> key) {
        return origin(key).where();
    }

    /** True if somebody gave a value for the key. */
    public boolean isGiven(Key<?> key) {
        return settings.containsKey(key);
    }

    /** The file of a key; a relative name in config.json counts from the folder of that file. */
    public Optional<Path> path(Key<Optional<String>> key) {
        Optional<Path> folder = origin(key).folder();
        return value(key).map(name -> folder.map(f -> f.resolve(name)).orElseGet(() -> Path.of(name)));
    }

    /** The file that was read, if any. */
    public Optional<Path> file() {
        return file;
    }

    /** The folder of plugins, if there is one: given, or that of the distribution. */
    public Optional<Path> pluginFolder() {
        return path(Keys.PLUGIN_FOLDER).or(() -> home.map(folder -> folder.resolve("plugins")));
    }

    /** The folder of web pages, if there is one: given, or that of the distribution. */
    public Optional<Path> webRoot() {
        return path(Keys.WEB_ROOT).or(() -> home.map(folder -> folder.resolve("web")));
    }

    /** The folder for what Oriel makes itself and keeps; it need not be there. */
    public Path stateFolder() {
        return path(TlsKeys.STATE_FOLDER).orElse(usualStateFolder);
    }

    /**
     * What the operator should know, one line each: misspelt variables, passwords that others can read, and settings that do
     * nothing yet.
     */
    public List<String> warnings() {
        List<String> all = new ArrayList<>(warnings);
        if (keys.stream().anyMatch(this::isSecretOfTheFile)) {
            file.flatMap(read -> FileMode.warning("configuration with a password", read))
                    .ifPresent(all::add);
        }
        List<String> later = keys.stream()
                .filter(key -> key.status() == Status.NO_EFFECT_YET)
                .filter(key -> !value(key).equals(key.byDefault()))
                .map(Key::name)
                .toList();
        if (!later.isEmpty()) {
            all.add((later.size() == 1 ? "this setting has" : "these settings have") + " no effect yet: "
                    + String.join(", ", later));
        }
        return all;
    }

    private boolean isSecretOfTheFile(Key<?> key) {
        return key.type().secret()
                && !value(key).equals(key.byDefault())
                && origin(key).level() == Origin.Level.FILE;
    }

    /** Every key there is, in the order of the documentation. */
    List<Key<?>> keys() {
        return keys;
    }

    Origin origin(Key<?> key) {
        return isGiven(key) ? settings.get(key).origin() : Origin.DEFAULT;
    }
}
