package oriel.launcher.companion;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import oriel.launcher.config.JsonOutput;
import oriel.launcher.control.LineText;
import oriel.launcher.log.LogTail;
import oriel.rfb.message.CompanionMessage;
import oriel.server.OrielServer;
import oriel.server.ServerStats;
import oriel.server.event.Histogram;
import oriel.server.event.SessionInfo;

/**
 * How the server is at a moment, for pages of those who manage: counters, of which they show what comes within a second, who is
 * here with what their lines take, and what was logged last. All of it fits into a message.
 */
final class Overview {

    private static final int MAX_PEOPLE_BYTES = 30_000;
    private static final int MAX_LOG_BYTES = 30_000;
    private static final double NANOS = 1e9;

    private Overview() {}

    /** @param lines of the log, the oldest first; the newest are told if there is no room for all */
    static CompanionMessage of(OrielServer server, List<LogTail.Line> lines) {
        Map<String, Object> word = PageWords.word("overview");
        word.put("millis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
        ServerStats stats = server.stats();
        word.put("updates", stats.updates());
        word.put("bytes", stats.bytes());
        Histogram.Snapshot latencies = server.measures().latencies();
        word.put("latencies", latencies.count());
        word.put("latency_seconds", latencies.seconds());
        process(word);
        people(word, server.sessions());
        word.put("log", log(lines));
        return PageWords.written(word);
    }

    private static void process(Map<String, Object> word) {
        Runtime java = Runtime.getRuntime();
        word.put("heap", java.totalMemory() - java.freeMemory());
        ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .ifPresent(taken -> word.put("processor_seconds", taken.toNanos() / NANOS));
    }

    private static void people(Map<String, Object> word, List<SessionInfo> sessions) {
        List<Map<String, Object>> people = new ArrayList<>();
        int left = MAX_PEOPLE_BYTES;
        for (SessionInfo session : sessions) {
            Map<String, Object> one = PageWords.person(session);
            one.put("updates", session.updates());
            one.put("bytes", session.bytes());
            one.putAll(LineText.members(session.line()));
            left -= bytes(one);
            if (left < 0) {
                break;
            }
            people.add(one);
        }
        word.put("people", people);
        word.put("more", sessions.size() - people.size());
    }

    private static List<List<Object>> log(List<LogTail.Line> lines) {
        Deque<List<Object>> told = new ArrayDeque<>();
        int left = MAX_LOG_BYTES;
        for (int i = lines.size() - 1; i >= 0; i--) {
            LogTail.Line line = lines.get(i);
            List<Object> one = List.of(line.number(), line.millis(), line.level(), line.text());
            left -= bytes(one);
            if (left < 0) {
                break;
            }
            told.addFirst(one);
        }
        return List.copyOf(told);
    }

    private static int bytes(Object one) {
        return CompanionMessage.of(JsonOutput.line(one) + ",").payload().length;
    }
}
