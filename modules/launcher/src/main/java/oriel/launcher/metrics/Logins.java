package oriel.launcher.metrics;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import oriel.server.event.ForwardingListener;
import oriel.server.event.ServerListener;
import oriel.server.event.SessionInfo;

/** Counts who came in and who did not, by the way they took, and passes on what it hears. Used by the threads of sessions. */
public final class Logins extends ForwardingListener {

    private static final String ADMITTED = "admitted";
    private static final String NONE_CHOSEN = "none_chosen";

    private final Function<SessionInfo, String> way;
    private final Map<Login, LongAdder> counts = new ConcurrentHashMap<>();

    /** @param way the security type's name, or another word of a few */
    public Logins(ServerListener rest, Function<SessionInfo, String> way) {
        super(rest);
        this.way = way;
    }

    /** How somebody tried to come in, and what became of it. */
    record Login(String type, String result) implements Comparable<Login> {

        @Override
        public int compareTo(Login other) {
            int types = type.compareTo(other.type);
            return types == 0 ? result.compareTo(other.result) : types;
        }
    }

    /** All that there were, in an order that stays. */
    Map<Login, Long> counts() {
        Map<Login, Long> now = new TreeMap<>();
        counts.forEach((login, count) -> now.put(login, count.sum()));
        return now;
    }

    /** How many ended so. */
    static long sum(Map<Login, Long> counts, String... results) {
        return counts.entrySet().stream()
                .filter(entry -> List.of(results).contains(entry.getKey().result()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** How many did not come in. */
    static long failed(Map<Login, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum() - sum(counts, ADMITTED);
    }

    private void count(SessionInfo session, String result) {
        boolean chosen = session.securityType() != 0;
        Login login = new Login(chosen ? way.apply(session) : NONE_CHOSEN, result);
        counts.computeIfAbsent(login, any -> new LongAdder()).increment();
    }

    @Override
    public void authenticated(SessionInfo session) {
        count(session, ADMITTED);
        super.authenticated(session);
    }

    @Override
    public void sortedOut(SessionInfo session, String kind) {
        count(session, kind);
        super.sortedOut(session, kind);
    }
}
