package oriel.capture.awt;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.testkit.RecordingListener;

/** Runs {@link DesktopChecks} and says how it went: the main class of a JVM that has a display. */
final class ChecksRunner {

    private ChecksRunner() {}

    /** Ends with 0 if there were checks and none failed; with an argument only opens, and ends with 2 if it cannot. */
    public static void main(String[] arguments) {
        if (arguments.length > 0) {
            open();
        }
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(DesktopChecks.class))
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        TestExecutionSummary summary = listener.getSummary();
        summary.printFailuresTo(new PrintWriter(System.out), 12);
        System.out.println(summary.getTestsSucceededCount() + " of " + summary.getTestsFoundCount() + " checks passed");
        boolean good = summary.getTestsSucceededCount() > 0 && summary.getTotalFailureCount() == 0;
        System.exit(good ? 0 : 1);
    }

    private static void open() {
        try {
            new AwtProvider()
                    .open(Options.none("plugins.awt"), new RecordingListener())
                    .close();
            System.exit(0);
        } catch (PluginException e) {
            System.out.println(e.getMessage());
            System.exit(2);
        }
    }
}
