package oriel.launcher.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.launcher.config.Configuration;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.plugin.WrongOptionException;
import oriel.rfb.Encodings;

/**
 * Which encoders can be used here. Each is made once on trial, so that wrong options end the start and not the first
 * viewer.
 */
public final class UsableEncoders {

    private static final Logger LOG = LoggerFactory.getLogger(UsableEncoders.class);

    private final Configuration configuration;
    private final EncoderTools tools;

    public UsableEncoders(Configuration configuration, EncoderTools tools) {
        this.configuration = configuration;
        this.tools = tools;
    }

    /**
     * The encoders to offer. One that lacks something here, such as a way to make JPEG images, is left out: viewers have
     * others in their lists. Only Raw must work.
     *
     * @throws PluginException if options are wrong, or Raw does not work
     */
    public List<Configured<EncoderProvider>> among(PluginRegistry plugins) throws PluginException {
        List<Configured<EncoderProvider>> encoders = new ArrayList<>();
        for (Plugin<EncoderProvider> plugin : plugins.all(Kind.ENCODER)) {
            Optional<PluginException> obstacle = unavailableReason(plugin);
            if (obstacle.isEmpty()) {
                encoders.add(new Configured<>(plugin.provider(), Sections.of(configuration, plugin.name())));
            } else if (obstacle.get() instanceof WrongOptionException
                    || plugin.provider().encoding() == Encodings.RAW) {
                throw obstacle.get();
            } else {
                LOG.debug(
                        "the encoder {} is not offered: {}",
                        plugin.name(),
                        obstacle.get().getMessage());
            }
        }
        return encoders;
    }

    /** What keeps an encoder from being used; empty if nothing does. */
    public Optional<PluginException> unavailableReason(Plugin<EncoderProvider> plugin) {
        Options trial = Sections.of(configuration, plugin.name());
        try {
            plugin.provider().create(trial, tools).close();
            trial.rejectUnread();
            return Optional.empty();
        } catch (PluginException e) {
            return Optional.of(e);
        } catch (RuntimeException | LinkageError e) {
            return Optional.of(new PluginException("it failed: " + Fault.of(e), "ask its author"));
        }
    }
}
