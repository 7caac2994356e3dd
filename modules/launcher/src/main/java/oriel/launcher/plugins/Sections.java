package oriel.launcher.plugins;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.DisplayKeys;
import oriel.launcher.config.Key;
import oriel.launcher.config.Keys;
import oriel.launcher.config.Nearest;
import oriel.plugin.Options;

/** The sections of plugins in a configuration. */
public final class Sections {

    private Sections() {}

    /** A provider's own section, fresh: it remembers what is read of it. What is to be shown is offered to everybody. */
    public static Options of(Configuration configuration, String name) {
        Options section =
                new Options("plugins." + name, configuration.value(Keys.PLUGINS).getOrDefault(name, Map.of()));
        shown(configuration).forEach(section::offer);
        return section;
    }

    /** What somebody wants to be shown: options of captures, by name. A file's name is relative to the configuration. */
    public static Map<String, String> shown(Configuration configuration) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Key<Optional<String>> key : DisplayKeys.IN_ORDER) {
            Optional<String> value = key.equals(DisplayKeys.XAUTHORITY)
                    ? configuration.path(key).map(Path::toString)
                    : configuration.value(key);
            value.ifPresent(given -> options.put(key.name(), given));
        }
        return options;
    }

    /** Refuses a section that belongs to no plugin. */
    public static void check(Configuration configuration, PluginRegistry plugins) throws ConfigException {
        Set<String> known = new TreeSet<>();
        Kind.ALL.forEach(kind -> plugins.all(kind).forEach(plugin -> known.add(plugin.name())));
        Set<String> unknown = new TreeSet<>(configuration.value(Keys.PLUGINS).keySet());
        unknown.removeAll(known);
        for (String name : unknown) {
            throw new ConfigException(
                    configuration.where(Keys.PLUGINS) + ": plugins has a section for " + name
                            + ", but there is no such plugin",
                    "the nearest name is " + Nearest.to(name, known));
        }
    }
}
