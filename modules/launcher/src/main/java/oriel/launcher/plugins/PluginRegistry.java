package oriel.launcher.plugins;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Spliterator;
import oriel.encoding.EncoderProvider;
import oriel.plugin.Provider;

/**
 * Every plugin of the product and of the plugin folder; the only place that asks ServiceLoader. A plugin that cannot be
 * used is left out and the reason kept. The product's own go before those of folders, which are taken in the order of
 * their names. Immutable once it is open.
 */
public final class PluginRegistry {

    private final List<Plugin<? extends Provider>> plugins = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    private PluginRegistry() {}

    /** Finds the product's plugins and those below {@code folder}. */
    public static PluginRegistry open(Optional<Path> folder) {
        PluginRegistry registry = new PluginRegistry();
        registry.add(PluginLayer.own());
        folder.map(found -> PluginLayer.inFolder(found, registry.leftOut))
                .orElse(List.of())
                .forEach(registry::add);
        return registry;
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

    /** What is not used, and why. */
    public List<LeftOut> leftOut() {
        return List.copyOf(leftOut);
    }

    private void add(PluginLayer layer) {
        Kind.ALL.forEach(kind -> add(layer, kind));
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
                leaveOut(layer, layer.from(), reason(e));
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
            Optional<Plugin<P>> rival =
                    all(kind).stream().filter(other -> clash(other, plugin)).findFirst();
            if (rival.isPresent()) {
                leaveOut(
                        layer,
                        from,
                        "its " + described(plugin) + " is there already: " + described(rival.get()) + " of "
                                + rival.get().module());
                return;
            }
            plugins.add(plugin);
        } catch (ServiceConfigurationError | RuntimeException | LinkageError e) {
            leaveOut(layer, from, reason(e));
        }
    }

    private static <P extends Provider> boolean clash(Plugin<P> one, Plugin<P> other) {
        boolean sameEncoding = one.provider() instanceof EncoderProvider a
                && other.provider() instanceof EncoderProvider b
                && a.encoding() == b.encoding();
        return sameEncoding || one.name().equals(other.name());
    }

    private static String described(Plugin<?> plugin) {
        String number = plugin.provider() instanceof EncoderProvider encoder ? " (" + encoder.encoding() + ")" : "";
        return plugin.kind().word() + " " + plugin.name() + number;
    }

    private void leaveOut(PluginLayer layer, String from, String reason) {
        leftOut.add(new LeftOut(layer.from().isEmpty() ? from : layer.from(), reason));
    }

    private static String reason(Throwable e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        String below = e.getCause() == null ? "" : " (" + e.getCause() + ")";
        return (message + below).lines().findFirst().orElse("");
    }
}
