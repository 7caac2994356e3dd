package oriel.capture.awt;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program xev, which writes down what events the root window gets. */
final class EventProgram implements AutoCloseable {

    private static final Pattern DETAIL = Pattern.compile("\\(keysym 0x[0-9a-f]+|button [0-9]+");
    private static final int LIMIT_SECONDS = 10;

    private final Process xev;
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    EventProgram(String display) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("xev", "-root").redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DISPLAY", display);
        xev = builder.start();
        Thread reader = new Thread(this::read, "xev-reader");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        String kind = "";
        try (BufferedReader lines = xev.inputReader(StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher detail = DETAIL.matcher(line);
                if (line.contains(" event,")) {
                    kind = line.substring(0, line.indexOf(' '));
                    counts.merge(kind, 1, Integer::sum);
                    events.add(kind);
                } else if (detail.find()) {
                    events.add(kind + " " + detail.group());
                }
            }
        } catch (IOException e) {
            events.add("the end");
        }
    }

    /** True once it sees events; waits a little. */
    boolean hasBegun() throws InterruptedException {
        return events.poll(100, TimeUnit.MILLISECONDS) != null;
    }

    /** Waits until the event has come, and forgets it and those before. */
    void await(String wanted) throws InterruptedException {
        StringBuilder seen = new StringBuilder();
        while (true) {
            String event = events.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            if (event == null) {
                fail("no \"" + wanted + "\", but " + seen);
            }
            if (wanted.equals(event)) {
                return;
            }
            seen.append(event).append("; ");
        }
    }

    /** How many events of a kind have come. */
    int count(String kind) {
        return counts.getOrDefault(kind, 0);
    }

    @Override
    public void close() {
        xev.destroy();
    }
}
