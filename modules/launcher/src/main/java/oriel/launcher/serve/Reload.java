package oriel.launcher.serve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.Effect;
import oriel.launcher.config.Key;
import oriel.launcher.config.Keys;
import oriel.launcher.config.MetricsKeys;
import oriel.launcher.config.Passwords;
import oriel.launcher.control.ControlSocket;
import oriel.launcher.log.Logging;
import oriel.plugin.PluginException;
import oriel.security.Accounts;

/** Reads the configuration of a running server again, does what can be done while it runs, and says what cannot. */
final class Reload {

    private static final Logger LOG = LoggerFactory.getLogger(Reload.class);

    private static final String WRONG = "the configuration has an error, so all stays as it was: ";

    private final Target target;
    private final Source source;
    private final Supervisor supervisor;
    private final Configuration started;
    private Configuration last;
    private Configuration ofPasswords;
    private Passwords passwords;

    /** Reads the configuration as the start did. */
    @FunctionalInterface
    interface Source {

        /** All settings as they are now. */
        Configuration read() throws ConfigException;
    }

    /** What of a server can be changed while it runs. */
    interface Target {

        /** Throws what a start would. */
        void check(Configuration newest) throws ConfigException, PluginException, StartException;

        /** Has what counts for viewers to come count. */
        void options(Configuration newest);

        /** Gives the desktop another name; throws IllegalArgumentException if that cannot be. */
        void name(String newest);

        /** Has other passwords count for logins to come; false if that waits for a restart. */
        boolean passwords(Accounts newest);

        /** Has others read how the server is; true if that is anything else than before. */
        boolean metrics(Configuration newest) throws ConfigException;
    }

    /** A setting, or what stands in the file that it names, cannot be used. */
    private static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException(String reason, Exception cause) {
            super(reason + cause.getMessage(), cause);
        }
    }

    /**
     * @param supervisor hears of each
     * @throws ConfigException if there is something wrong with the passwords of the start
     */
    Reload(Target target, Configuration started, Source source, Supervisor supervisor) throws ConfigException {
        this.target = target;
        this.started = started;
        this.last = started;
        this.ofPasswords = started;
        this.passwords = Passwords.of(started);
        this.source = source;
        this.supervisor = supervisor;
    }

    /** Does it, and answers which keys were taken, and which changed and wait for a restart, or what is wrong. */
    synchronized Map<String, Object> now() {
        supervisor.reloading();
        try {
            return read();
        } catch (RefusedException e) {
            String reason = e.getMessage();
            LOG.warn("the configuration was to be read again: {}", reason);
            return ControlSocket.error(reason);
        } finally {
            supervisor.reloaded();
        }
    }

    private Map<String, Object> read() throws RefusedException {
        Configuration newest = configuration();
        Passwords newestPasswords = passwords(newest);
        check(newest);
        name(newest);
        boolean token = metrics(newest);
        target.options(newest);
        Logging.level(newest);
        boolean secret = !newestPasswords.areThoseOf(passwords);
        boolean admits = target.passwords(newestPasswords.accounts());
        Map<String, Object> answer = answer(newest, admits, secret, token);
        newestPasswords.warnings().forEach(LOG::warn);
        if (admits) {
            passwords = newestPasswords;
            ofPasswords = newest;
        }
        last = newest;
        return answer;
    }

    private Configuration configuration() throws RefusedException {
        try {
            return source.read();
        } catch (ConfigException e) {
            throw new RefusedException(WRONG, e);
        }
    }

    private void check(Configuration newest) throws RefusedException {
        try {
            target.check(newest);
        } catch (ConfigException | PluginException | StartException e) {
            throw new RefusedException(WRONG, e);
        }
    }

    private static Passwords passwords(Configuration newest) throws RefusedException {
        try {
            return Passwords.of(newest);
        } catch (ConfigException e) {
            Key<?> key = newest.path(Keys.PASSWORD_FILE).isPresent() ? Keys.PASSWORD_FILE : Keys.PASSWORD;
            throw new RefusedException(WRONG + newest.where(key) + ": " + key.name() + ": ", e);
        }
    }

    private void name(Configuration newest) throws RefusedException {
        try {
            target.name(DesktopName.of(newest));
        } catch (IllegalArgumentException e) {
            throw new RefusedException("the name is not taken, so all stays as it was: ", e);
        }
    }

    private boolean metrics(Configuration newest) throws RefusedException {
        try {
            return target.metrics(newest);
        } catch (ConfigException e) {
            throw new RefusedException(WRONG, e);
        }
    }

    /** What files hold can change while their names stay: then these stand for it. */
    private Map<String, Object> answer(Configuration newest, boolean admits, boolean secret, boolean token) {
        List<String> taken = new ArrayList<>();
        List<String> waiting = new ArrayList<>();
        boolean named =
                Keys.all().stream().anyMatch(key -> key.effect() == Effect.LOGINS && isOther(key, newest, ofPasswords));
        for (Key<?> key : Keys.all()) {
            boolean content = key.equals(Keys.PASSWORD_FILE) && secret && !named
                    || key.equals(MetricsKeys.METRICS_TOKEN_FILE) && token && !isOther(newest);
            if (content || isOther(key, newest, before(key))) {
                boolean now = key.effect() == Effect.LOGINS ? admits : key.effect() != Effect.RESTART;
                (now ? taken : waiting).add(key.name());
            }
        }
        LOG.info("read the configuration again: taken {}, waiting for a restart {}", taken, waiting);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("taken", taken);
        answer.put("restart", waiting);
        return answer;
    }

    private boolean isOther(Configuration newest) {
        return MetricsKeys.all().stream().anyMatch(key -> isOther(key, newest, last));
    }

    private Configuration before(Key<?> key) {
        return switch (key.effect()) {
            case AT_ONCE, VIEWERS -> last;
            case LOGINS -> ofPasswords;
            case RESTART -> started;
        };
    }

    private static boolean isOther(Key<?> key, Configuration newest, Configuration before) {
        return !newest.value(key).equals(before.value(key));
    }
}
