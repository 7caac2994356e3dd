package oriel.launcher.serve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** What restrains people, and waits for a restart. */
    private static final List<Key<?>> GUARDS = List.of(
            Keys.HOST,
            Keys.AUTH,
            Keys.INSECURE,
            Keys.USERS,
            Keys.AUTHENTICATORS,
            Keys.SECURITY_TYPES,
            Keys.ALLOW_VNC_AUTH,
            Keys.TRUSTED_PROXIES,
            Keys.PROXY_USER_HEADER,
            Keys.ASK_BEFORE_CONNECT,
            Keys.VIEW_ONLY);

    /** What lets them in, beside passwords, and counts at once. */
    private static final List<Key<?>> WAYS_IN = List.of(
            Keys.ALLOW,
            Keys.DENY,
            MetricsKeys.ENABLE_METRICS,
            MetricsKeys.METRICS_ACCESS,
            MetricsKeys.METRICS_TOKEN_FILE);

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

        /** Has what counts for viewers to come count; false if who may connect waits for a restart. */
        boolean options(Configuration newest);

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
        together(newest, newestPasswords);
        boolean token = metrics(newest);
        name(newest);
        boolean rules = target.options(newest);
        Logging.level(newest);
        boolean secret = !newestPasswords.areThoseOf(passwords);
        boolean admits = target.passwords(newestPasswords.accounts());
        Map<String, Object> answer = answer(newest, new Outcome(admits, secret, token, rules));
        newestPasswords.warnings().forEach(LOG::warn);
        if (admits) {
            passwords = newestPasswords;
            ofPasswords = newest;
        }
        last = newest;
        return answer;
    }

    /** What opens a door may not count while what guards it waits: nobody has written, nor checked, that mixture. */
    private void together(Configuration newest, Passwords given) throws RefusedException {
        Optional<Key<?>> guard =
                GUARDS.stream().filter(key -> isOther(key, newest, started)).findFirst();
        boolean ways = !given.areThoseOf(passwords) || WAYS_IN.stream().anyMatch(key -> isOther(key, newest, last));
        if (guard.isPresent() && ways) {
            throw new RefusedException(
                    "all stays as it was: ",
                    new ConfigException(
                            guard.get().name() + " waits for a restart, and who may come in would change before it",
                            "restart the server"));
        }
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

    /**
     * What became of a configuration that is right.
     *
     * @param admits passwords count from now on
     * @param secret they are others
     * @param token so is that of who reads how the server is
     * @param rules who may connect counts from now on
     */
    private record Outcome(boolean admits, boolean secret, boolean token, boolean rules) {

        boolean isTaken(Key<?> key) {
            return switch (key.effect()) {
                case LOGINS -> admits;
                case RESTART -> false;
                case AT_ONCE, VIEWERS -> rules || !key.equals(Keys.ALLOW) && !key.equals(Keys.DENY);
            };
        }
    }

    /** What files hold can change while their names stay: then these stand for it. */
    private Map<String, Object> answer(Configuration newest, Outcome outcome) {
        List<String> taken = new ArrayList<>();
        List<String> waiting = new ArrayList<>();
        boolean named =
                Keys.all().stream().anyMatch(key -> key.effect() == Effect.LOGINS && isOther(key, newest, ofPasswords));
        for (Key<?> key : Keys.all()) {
            boolean content = key.equals(Keys.PASSWORD_FILE) && outcome.secret() && !named
                    || key.equals(MetricsKeys.METRICS_TOKEN_FILE) && outcome.token() && !isOther(newest);
            if (content || isOther(key, newest, before(key))) {
                (outcome.isTaken(key) ? taken : waiting).add(key.name());
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
