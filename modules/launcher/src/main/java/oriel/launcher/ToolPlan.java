package oriel.launcher;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import oriel.encoding.DeflateCoders;
import oriel.encoding.DeflateProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.JpegProvider;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.EncodingKeys;
import oriel.launcher.config.Key;
import oriel.launcher.plugins.Kind;
import oriel.launcher.plugins.Plugin;
import oriel.launcher.plugins.PluginRegistry;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.plugin.Provider;

/** Which ways to deflate and to make JPEG images encoders get: the one that was asked for, else the best that work here. */
final class ToolPlan {

    private static final String AUTO = "auto";
    private static final String NONE = "none";

    private final Configuration configuration;
    private final PluginRegistry plugins;

    ToolPlan(Configuration configuration, PluginRegistry plugins) {
        this.configuration = configuration;
        this.plugins = plugins;
    }

    EncoderTools tools() throws StartException, PluginException {
        List<Configured<DeflateProvider>> deflate =
                usable(Kind.DEFLATE, EncodingKeys.DEFLATE, DeflateProvider::obstacle, DeflateProvider::priority);
        for (Configured<DeflateProvider> each : deflate) {
            each.provider().open(each.options()).close();
            each.options().rejectUnread();
        }
        List<Configured<JpegProvider>> jpeg =
                usable(Kind.JPEG, EncodingKeys.JPEG, JpegProvider::obstacle, JpegProvider::priority);
        for (Configured<JpegProvider> each : jpeg) {
            each.provider().open(each.options()).close();
            each.options().rejectUnread();
        }
        return new EncoderTools(new DeflateCoders(deflate), jpeg.stream().findFirst());
    }

    /** The best first. */
    private <P extends Provider> List<Configured<P>> usable(
            Kind<P> kind, Key<String> key, BiFunction<P, Options, Optional<String>> obstacle, ToIntFunction<P> priority)
            throws StartException {
        String wanted = configuration.value(key);
        List<Configured<P>> usable = new ArrayList<>();
        if (wanted.equals(NONE)) {
            return usable;
        }
        List<Plugin<P>> candidates = plugins.all(kind).stream()
                .filter(plugin -> wanted.equals(AUTO) || plugin.name().equals(wanted))
                .toList();
        if (candidates.isEmpty() && !wanted.equals(AUTO)) {
            throw new StartException(
                    ExitCode.UNAVAILABLE,
                    "there is no " + kind.word() + " plugin " + wanted + " (" + configuration.where(key) + ")",
                    "one of " + names(plugins.all(kind)));
        }
        for (Plugin<P> plugin : candidates) {
            Optional<String> reason = obstacle.apply(plugin.provider(), Sections.of(configuration, plugin.name()));
            if (reason.isEmpty()) {
                usable.add(new Configured<>(plugin.provider(), Sections.of(configuration, plugin.name())));
            } else if (!wanted.equals(AUTO)) {
                throw new StartException(
                        ExitCode.UNAVAILABLE,
                        "the " + kind.word() + " plugin " + wanted + " cannot be used here: " + reason.get(),
                        "remove the obstacle, or leave " + key.name() + " out to get the best that works");
            }
        }
        usable.sort(Comparator.comparingInt(each -> -priority.applyAsInt(each.provider())));
        return usable;
    }

    private static <P extends Provider> String names(List<Plugin<P>> all) {
        return all.stream().map(Plugin::name).collect(Collectors.joining(", ", AUTO + ", " + NONE + ", ", ""));
    }
}
