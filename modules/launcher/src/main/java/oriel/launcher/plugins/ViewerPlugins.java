package oriel.launcher.plugins;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import oriel.client.Decoders;
import oriel.launcher.cli.Environment;
import oriel.launcher.config.Keys;

/** What plugins give to the commands that are viewers. These read no configuration file. */
public final class ViewerPlugins {

    private ViewerPlugins() {}

    /** All decoders there are: this client's own and those of the plugin folder. */
    public static Decoders decoders(Environment environment) {
        Optional<Path> folder = Optional.ofNullable(environment.variables().get(Keys.PLUGIN_FOLDER.variable()))
                .filter(text -> !text.isBlank())
                .map(Path::of)
                .or(() -> environment.home().map(home -> home.resolve("plugins")));
        return Decoders.with(PluginRegistry.open(folder, List.of(Kind.DECODER)).all(Kind.DECODER).stream()
                .map(Plugin::provider)
                .toList());
    }
}
