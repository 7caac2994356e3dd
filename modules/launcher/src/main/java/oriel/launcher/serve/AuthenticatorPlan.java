package oriel.launcher.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.Keys;
import oriel.launcher.plugins.Kind;
import oriel.launcher.plugins.PluginRegistry;
import oriel.launcher.plugins.Sections;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.security.Authenticator;
import oriel.security.AuthenticatorProvider;

/** The authenticators that a configuration names, ready to be asked. */
final class AuthenticatorPlan {

    private final Configuration configuration;
    private final PluginRegistry plugins;

    AuthenticatorPlan(Configuration configuration, PluginRegistry plugins) {
        this.configuration = configuration;
        this.plugins = plugins;
    }

    /**
     * In the order in which they are asked.
     *
     * @throws StartException if one is not there or cannot be used here
     * @throws PluginException if the options of one are wrong
     */
    List<Authenticator> authenticators() throws StartException, PluginException {
        List<Authenticator> all = new ArrayList<>();
        for (String name : configuration.value(Keys.AUTHENTICATORS)) {
            AuthenticatorProvider provider = plugins.require(Kind.AUTHENTICATOR, name);
            Options options = Sections.of(configuration, name);
            Optional<String> reason =
                    plugins.named(Kind.AUTHENTICATOR, name).flatMap(plugin -> plugin.unavailableReason(options));
            if (reason.isPresent()) {
                throw new StartException(
                        ExitCode.UNAVAILABLE,
                        "the authenticator plugin " + name + " cannot be used here: " + reason.get(),
                        "remove the obstacle, or leave it out of authenticators");
            }
            all.add(provider.create(options));
            options.rejectUnread();
        }
        return all;
    }
}
