package oriel.launcher.serve;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.metrics.MetricsPages;
import oriel.launcher.plugins.PluginRegistry;
import oriel.launcher.plugins.Sections;
import oriel.plugin.PluginException;
import oriel.security.Accounts;

/**
 * What of a running server a reload changes.
 *
 * @param running the server
 * @param plugins what it was made of
 */
record ChangingServer(RunningServer running, PluginRegistry plugins) implements Reload.Target {

    private static final Logger LOG = LoggerFactory.getLogger(ChangingServer.class);

    @Override
    public void check(Configuration newest) throws ConfigException, PluginException, StartException {
        Sections.check(newest, plugins);
        ServerPlan.of(newest, plugins);
        MetricsPages.of(newest);
    }

    @Override
    public boolean options(Configuration newest) {
        OptionsPlan started = new OptionsPlan(running.plan().configuration());
        running.server().options(started.options(new OptionsPlan(newest)));
        boolean rules = running.server().welcome(running.plan().welcome(newest));
        if (!rules) {
            LOG.warn(
                    "a transport does not take other addresses while it runs: allow and deny wait for a restart there");
        }
        return rules;
    }

    @Override
    public void name(String newest) {
        running.server().name(newest);
    }

    @Override
    public boolean passwords(Accounts newest) {
        return running.plan().access().take(newest);
    }

    @Override
    public boolean metrics(Configuration newest) throws ConfigException {
        return running.metrics().take(newest);
    }
}
