package oriel.launcher.plugins;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import oriel.encoding.DeflateCoders;
import oriel.encoding.DeflateProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.JpegProvider;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.EncodingKeys;
import oriel.launcher.config.Key;
import oriel.launcher.config.Keys;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.plugin.Provider;

/** Which ways to deflate and to make JPEG images encoders get: the one that was asked for, else the best that work here. */
public final class ToolPlan {

    private static final String AUTO = "auto";
    private static final String NONE = "none";

    private final Configuration configuration;
    private final PluginRegistry plugins;

    public ToolPlan(Configuration configuration, PluginRegistry plugins) {
        this.configuration = configuration;
        this.plugins = plugins;
    }

    /**
     * The tools, each opened once on trial.
     *
     * @throws StartException if one that was asked for is not there or cannot be used here
     * @throws PluginException if the options of one are wrong
     */
    public EncoderTools tools() throws StartException, PluginException {
        List<Configured<DeflateProvider>> deflate = usable(
                candidates(Kind.DEFLATE, EncodingKeys.DEFLATE, DeflateProvider::priority),
                EncodingKeys.DEFLATE,
                false,
                (provider, options) -> provider.open(options).close());
        List<Configured<JpegProvider>> jpeg = usable(
                candidates(Kind.JPEG, EncodingKeys.JPEG, JpegProvider::priority),
                EncodingKeys.JPEG,
                true,
                (provider, options) -> provider.open(options).close());
        return new EncoderTools(new DeflateCoders(deflate), jpeg.stream().findFirst());
    }

    /** Opens a tool to see whether it can be. */
    private interface Trial<P> {
        void run(P provider, Options options) throws PluginException;
    }

    /** Those that may be taken, the best first. */
    private <P extends Provider> List<Plugin<P>> candidates(Kind<P> kind, Key<String> key, ToIntFunction<P> priority)
            throws StartException {
        String wanted = configuration.value(key);
        List<Plugin<P>> candidates = plugins.all(kind).stream()
                .filter(plugin -> wanted.equals(AUTO) || plugin.name().equals(wanted))
                .sorted(Comparator.comparingInt(plugin -> -priority.applyAsInt(plugin.provider())))
                .toList();
        if (candidates.isEmpty() && !wanted.equals(AUTO) && !wanted.equals(NONE)) {
            throw new StartException(
                    ExitCode.UNAVAILABLE,
                    "there is no " + kind.word() + " plugin " + wanted + " (" + configuration.where(key) + ")",
                    "one of " + names(plugins.all(kind)));
        }
        return candidates;
    }

    /** Tries candidates; if one is enough, what is not as good is loaded only if it has a section that may be wrong. */
    private <P extends Provider> List<Configured<P>> usable(
            List<Plugin<P>> candidates, Key<String> key, boolean one, Trial<P> trial)
            throws StartException, PluginException {
        String wanted = configuration.value(key);
        List<Configured<P>> usable = new ArrayList<>();
        for (Plugin<P> plugin : candidates) {
            if (one && !usable.isEmpty() && !configuration.value(Keys.PLUGINS).containsKey(plugin.name())) {
                continue;
            }
            Options options = Sections.of(configuration, plugin.name());
            Optional<String> reason = unavailableReason(plugin, options, trial);
            if (reason.isEmpty()) {
                options.rejectUnread();
                usable.add(new Configured<>(plugin.provider(), options));
            } else if (!wanted.equals(AUTO)) {
                throw new StartException(
                        ExitCode.UNAVAILABLE,
                        "the " + plugin.kind().word() + " plugin " + wanted + " cannot be used here: " + reason.get(),
                        "remove the obstacle, or leave " + key.name() + " out to get the best that works");
            }
        }
        return usable;
    }

    private static <P extends Provider> Optional<String> unavailableReason(
            Plugin<P> plugin, Options options, Trial<P> trial) throws PluginException {
        Optional<String> reason = plugin.unavailableReason(options);
        if (reason.isEmpty()) {
            try {
                trial.run(plugin.provider(), options);
            } catch (RuntimeException | LinkageError e) {
                return Optional.of("it failed: " + Fault.of(e));
            }
        }
        return reason;
    }

    private static <P extends Provider> String names(List<Plugin<P>> all) {
        return all.stream().map(Plugin::name).collect(Collectors.joining(", ", AUTO + ", " + NONE + ", ", ""));
    }
}
