package oriel.launcher.serve;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.launcher.acme.AcmeRenewal;
import oriel.launcher.companion.Pages;
import oriel.launcher.log.Logging;
import oriel.launcher.metrics.MetricsPages;
import oriel.launcher.record.ServerRecording;
import oriel.server.OrielServer;

/**
 * A server that listens.
 *
 * @param plan what it was made from
 * @param capture the name of the plugin that shows the screen
 * @param server the server
 * @param encryption what is to be told of TLS
 * @param pages who talks with pages
 * @param watch ends with it
 * @param renewal ends with it
 * @param recording of its screen, where the configuration names a folder for it; ends with it
 * @param metrics what programs that watch it read
 */
record RunningServer(
        ServerPlan plan,
        String capture,
        OrielServer server,
        Encryption encryption,
        Pages pages,
        PeopleWatch watch,
        Optional<AcmeRenewal> renewal,
        Optional<ServerRecording> recording,
        MetricsPages metrics)
        implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);

    /** Together with the end of the JVM itself this keeps within two seconds. */
    private static final long PATIENCE_MILLIS = 1700;

    /** Closes it and the log, but does not wait for a close that hangs: the process ends anyway. */
    void closeInTime() {
        Thread closer = new Thread(this::close, "oriel-close");
        closer.setDaemon(true);
        closer.start();
        try {
            closer.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (closer.isAlive()) {
            LOG.warn("the server did not close within {} ms", PATIENCE_MILLIS);
        }
        LOG.info("stopped");
        Logging.stop();
    }

    @Override
    public void close() {
        metrics.ending();
        renewal.ifPresent(AcmeRenewal::close);
        watch.close();
        recording.ifPresent(ServerRecording::close);
        server.close();
    }
}
