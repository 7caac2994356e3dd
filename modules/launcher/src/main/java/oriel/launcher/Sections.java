package oriel.launcher;

import java.util.Map;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.Keys;
import oriel.plugin.Options;

/** The sections of plugins in a configuration. */
final class Sections {

    private Sections() {}

    /** A provider's own section, fresh: it remembers what is read of it. The display is offered to everybody. */
    static Options of(Configuration configuration, String name) {
        Options section =
                new Options("plugins." + name, configuration.value(Keys.PLUGINS).getOrDefault(name, Map.of()));
        configuration.value(Keys.DISPLAY).ifPresent(display -> section.offer("display", display));
        return section;
    }
}
