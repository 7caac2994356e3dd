package oriel.launcher.serve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.Key;
import oriel.launcher.config.Keys;
import oriel.launcher.control.ControlSocket;
import oriel.launcher.log.Logging;

/** Reads the configuration of a running server again, does what can be done while it runs, and says what cannot. */
final class Reload {

    private static final Logger LOG = LoggerFactory.getLogger(Reload.class);

    /** What a running server takes. */
    static final List<Key<?>> WHILE_RUNNING = List.of(Keys.NAME, Keys.LOG_LEVEL);

    private final Consumer<String> name;
    private final Source source;
    private final Supervisor supervisor;
    private final Configuration started;
    private Configuration last;

    /** Reads the configuration as the start did. */
    @FunctionalInterface
    interface Source {

        /** All settings as they are now. */
        Configuration read() throws ConfigException;
    }

    /**
     * @param name gives the desktop another name; throws IllegalArgumentException if that cannot be
     * @param supervisor hears of each
     */
    Reload(Consumer<String> name, Configuration started, Source source, Supervisor supervisor) {
        this.name = name;
        this.started = started;
        this.last = started;
        this.source = source;
        this.supervisor = supervisor;
    }

    /** Does it, and answers which keys were taken, and which changed and wait for a restart, or what is wrong. */
    synchronized Map<String, Object> now() {
        supervisor.reloading();
        try {
            return read();
        } finally {
            supervisor.reloaded();
        }
    }

    private Map<String, Object> read() {
        Configuration newest;
        try {
            newest = source.read();
        } catch (ConfigException e) {
            return refused("the configuration has an error, so all stays as it was: " + e.getMessage());
        }
        List<String> taken = new ArrayList<>();
        List<String> waiting = new ArrayList<>();
        for (Key<?> key : Keys.all()) {
            boolean atOnce = WHILE_RUNNING.contains(key);
            if (!newest.value(key).equals((atOnce ? last : started).value(key))) {
                (atOnce ? taken : waiting).add(key.name());
            }
        }
        try {
            name.accept(DesktopName.of(newest));
        } catch (IllegalArgumentException e) {
            return refused("the name is not taken, so all stays as it was: " + e.getMessage());
        }
        Logging.level(newest);
        last = newest;
        LOG.info("read the configuration again: taken {}, waiting for a restart {}", taken, waiting);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("taken", taken);
        answer.put("restart", waiting);
        return answer;
    }

    private static Map<String, Object> refused(String reason) {
        LOG.warn("the configuration was to be read again: {}", reason);
        return ControlSocket.error(reason);
    }
}
