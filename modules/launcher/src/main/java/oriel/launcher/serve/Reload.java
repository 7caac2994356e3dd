package oriel.launcher.serve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.Key;
import oriel.launcher.config.Keys;
import oriel.launcher.control.ControlSocket;
import oriel.launcher.log.Logging;
import oriel.server.OrielServer;

/** Reads the configuration of a running server again, does what can be done while it runs, and says what cannot. */
final class Reload {

    private static final Logger LOG = LoggerFactory.getLogger(Reload.class);

    /** What a running server takes. */
    private static final List<Key<?>> WHILE_RUNNING = List.of(Keys.NAME, Keys.LOG_LEVEL);

    private final OrielServer server;
    private final Source source;
    private Configuration current;

    /** Reads the configuration as the start did. */
    @FunctionalInterface
    interface Source {

        /** All settings as they are now. */
        Configuration read() throws ConfigException;
    }

    Reload(OrielServer server, Configuration current, Source source) {
        this.server = server;
        this.current = current;
        this.source = source;
    }

    /** Does it, and answers which keys were taken, and which changed and wait for a restart. */
    synchronized Map<String, Object> now() {
        Configuration newest;
        try {
            newest = source.read();
        } catch (ConfigException e) {
            return ControlSocket.error("the configuration has an error, so all stays as it was: " + e.getMessage());
        }
        List<String> taken = new ArrayList<>();
        List<String> waiting = new ArrayList<>();
        for (Key<?> key : Keys.all()) {
            if (!newest.value(key).equals(current.value(key))) {
                (WHILE_RUNNING.contains(key) ? taken : waiting).add(key.name());
            }
        }
        try {
            server.name(DesktopName.of(newest));
        } catch (IllegalArgumentException e) {
            return ControlSocket.error(e.getMessage());
        }
        Logging.level(newest);
        current = waiting.isEmpty() ? newest : current;
        LOG.info("read the configuration again: taken {}, waiting for a restart {}", taken, waiting);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("taken", taken);
        answer.put("restart", waiting);
        return answer;
    }
}
