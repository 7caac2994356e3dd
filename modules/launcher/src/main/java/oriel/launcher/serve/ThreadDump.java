package oriel.launcher.serve;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What the threads of this process do, in words that a person who mends it can read. */
final class ThreadDump {

    /** So that an answer with it stays a line that is read. */
    static final int MAX_CHARACTERS = 40_000;

    private static final int MAX_FRAMES = 25;

    private ThreadDump() {}

    /** Those of now, by name; what is too much is left out at the end. */
    static String now() {
        return of(Thread.getAllStackTraces());
    }

    static String of(Map<Thread, StackTraceElement[]> traces) {
        StringBuilder all = new StringBuilder();
        List<Map.Entry<Thread, StackTraceElement[]>> sorted = traces.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().getName()))
                .toList();
        for (Map.Entry<Thread, StackTraceElement[]> entry : sorted) {
            Thread thread = entry.getKey();
            all.append('"').append(thread.getName()).append("\" ").append(thread.getState());
            all.append(thread.isDaemon() ? " daemon\n" : "\n");
            StackTraceElement[] frames = entry.getValue();
            for (int i = 0; i < Math.min(MAX_FRAMES, frames.length); i++) {
                all.append("  at ").append(frames[i]).append('\n');
            }
        }
        return all.length() <= MAX_CHARACTERS ? all.toString() : all.substring(0, MAX_CHARACTERS) + "\n(cut)\n";
    }
}
