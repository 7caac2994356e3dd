package oriel.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import oriel.client.Decoders;
import oriel.launcher.config.Keys;
import oriel.launcher.plugins.Kind;
import oriel.launcher.plugins.Plugin;
import oriel.launcher.plugins.PluginRegistry;

/** What plugins give to the commands that are viewers. These read no configuration file. */
final class ViewerPlugins {

    private ViewerPlugins() {}

    /** All decoders there are: this client's own and those of the plugin folder. */
    static Decoders decoders(Surroundings surroundings) {
        Optional<Path> folder = Optional.ofNullable(surroundings.environment().get(Keys.PLUGIN_FOLDER.variable()))
                .filter(text -> !text.isBlank())
                .map(Path::of)
                .or(() -> surroundings.home().map(home -> home.resolve("plugins")));
        return Decoders.with(PluginRegistry.open(folder, List.of(Kind.DECODER)).all(Kind.DECODER).stream()
                .map(Plugin::provider)
                .toList());
    }
}
