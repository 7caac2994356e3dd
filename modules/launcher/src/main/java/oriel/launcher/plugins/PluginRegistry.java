package oriel.launcher.plugins;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Spliterator;
import java.util.stream.Collectors;
import oriel.client.DecoderProvider;
import oriel.client.Decoders;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.StartException;
import oriel.plugin.Provider;
import oriel.rfb.Encodings;

/**
 * Every plugin of the product and of the plugin folder; the only place that asks ServiceLoader. A plugin that cannot be
 * used is left out and the reason kept. The product's own go before those of folders, which are taken in the order of
 * their names. Immutable once it is open.
 */
public final class PluginRegistry {

    private final List<Kind<? extends Provider>> kinds;
    private final List<Plugin<? extends Provider>> plugins = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    private PluginRegistry(List<Kind<? extends Provider>> kinds) {
        this.kinds = kinds;
    }

    /** Finds the product's plugins and those below {@code folder}. */
    public static PluginRegistry open(Optional<Path> folder) {
        return open(folder, Kind.ALL);
    }

    /** The same, of some kinds alone. */
    public static PluginRegistry open(Optional<Path> folder, List<Kind<? extends Provider>> kinds) {
        PluginRegistry registry = new PluginRegistry(kinds);
        registry.add(PluginLayer.own());
        folder.map(found -> PluginLayer.inFolder(found, registry.leftOut))
                .orElse(List.of())
                .forEach(registry::add);
        return registry;
    }

    /** The same and one more, which no module offers. */
    public <P extends Provider> PluginRegistry with(Kind<P> kind, P provider) {
        PluginRegistry more = new PluginRegistry(kinds);
        more.plugins.addAll(plugins);
        more.leftOut.addAll(leftOut);
        Module module = provider.getClass().getModule();
        more.plugins.add(new Plugin<>(kind, provider, provider.name(), String.valueOf(module.getName()), ""));
        return more;
    }

    /** All of one kind, by name. */
    @SuppressWarnings("unchecked") // a plugin's kind tells the type of its provider
    public <P extends Provider> List<Plugin<P>> all(Kind<P> kind) {
        return plugins.stream()
                .filter(plugin -> plugin.kind().equals(kind))
                .map(plugin -> (Plugin<P>) plugin)
                .sorted(Comparator.comparing(Plugin::name))
                .toList();
    }

    /** The one of a kind and a name. */
    public <P extends Provider> Optional<Plugin<P>> named(Kind<P> kind, String name) {
        return all(kind).stream().filter(plugin -> plugin.name().equals(name)).findFirst();
    }

    /**
     * The provider of a kind and a name that somebody has asked for.
     *
     * @throws StartException if there is none
     */
    public <P extends Provider> P require(Kind<P> kind, String name) throws StartException {
        Optional<Plugin<P>> plugin = named(kind, name);
        if (plugin.isEmpty()) {
            throw new StartException(
                    ExitCode.UNAVAILABLE,
                    "there is no " + kind.word() + " plugin " + name,
                    "one of " + all(kind).stream().map(Plugin::name).collect(Collectors.joining(", ")));
        }
        return plugin.get().provider();
    }

    /** What is not used, and why. */
    public List<LeftOut> leftOut() {
        return List.copyOf(leftOut);
    }

    private void add(PluginLayer layer) {
        kinds.forEach(kind -> add(layer, kind));
    }

    /**
     * ServiceLoader throws while it looks for the next provider too; a broken one is left out and the search goes on.
     * A layer's loader also finds the providers of the layers below, which are skipped: they are there already.
     */
    private <P extends Provider> void add(PluginLayer layer, Kind<P> kind) {
        Spliterator<ServiceLoader.Provider<P>> found =
                ServiceLoader.load(layer.layer(), kind.type()).stream().spliterator();
        boolean more = true;
        while (more) {
            try {
                more = found.tryAdvance(candidate -> add(layer, kind, candidate));
            } catch (ServiceConfigurationError e) {
                leaveOut(layer, layer.from(), Fault.of(e));
            }
        }
    }

    private <P extends Provider> void add(PluginLayer layer, Kind<P> kind, ServiceLoader.Provider<P> candidate) {
        Module module = candidate.type().getModule();
        if (module.getLayer() != layer.layer()) {
            return;
        }
        String from = layer.location(module.getName());
        try {
            P provider = candidate.get();
            Plugin<P> plugin = new Plugin<>(kind, provider, provider.name(), module.getName(), from);
            Optional<String> fault = fault(plugin);
            if (fault.isPresent()) {
                leaveOut(layer, from, "its " + described(plugin) + " " + fault.get());
                return;
            }
            plugins.add(plugin);
        } catch (ServiceConfigurationError | RuntimeException | LinkageError e) {
            leaveOut(layer, from, Fault.of(e));
        }
    }

    /** Why a plugin that could be made cannot be used beside the others; empty if it can. */
    private <P extends Provider> Optional<String> fault(Plugin<P> plugin) {
        OptionalInt encoding = plugin.encoding();
        if (encoding.isPresent() && Encodings.isReserved(encoding.getAsInt())) {
            return Optional.of("cannot be used: that number is " + Encodings.name(encoding.getAsInt())
                    + ", which the server itself sends; take another");
        }
        if (plugin.provider() instanceof DecoderProvider
                && Decoders.of(encoding.getAsInt()).isPresent()) {
            return Optional.of("is there already: Oriel's own");
        }
        return all(plugin.kind()).stream()
                .filter(other -> clash(other, plugin))
                .map(rival -> "is there already: " + described(rival) + " of " + rival.module())
                .findFirst();
    }

    private static boolean clash(Plugin<?> one, Plugin<?> other) {
        boolean sameEncoding = one.encoding().isPresent() && one.encoding().equals(other.encoding());
        return sameEncoding || one.name().equals(other.name());
    }

    private static String described(Plugin<?> plugin) {
        return plugin.kind().word() + " " + plugin.label();
    }

    private void leaveOut(PluginLayer layer, String from, String reason) {
        leftOut.add(new LeftOut(layer.from().isEmpty() ? from : layer.from(), reason));
    }
}
