package oriel.launcher.serve;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import oriel.launcher.companion.OrderLog;
import oriel.launcher.config.JsonOutput;
import oriel.security.RightsText;
import oriel.server.event.ServerListener;
import oriel.server.event.SessionInfo;

/**
 * Writes one line of JSON for each login, refusal, change of rights, order of somebody who manages, and end: who, from where, how, how long, how much. Used
 * by the threads of sessions.
 */
final class AuditLog implements ServerListener, OrderLog {

    /** More in one minute are an attack: they are counted, so that they do not push out what matters. */
    private static final int MOST_REFUSALS = 300;

    private final Function<SessionInfo, String> way;
    private final Consumer<String> lines;
    private final Clock clock;
    private Instant minute = Instant.EPOCH;
    private long refusals;

    /**
     * @param way in which somebody has shown who they are
     * @param lines takes each line, without its end
     */
    AuditLog(Function<SessionInfo, String> way, Consumer<String> lines, Clock clock) {
        this.way = way;
        this.lines = lines;
        this.clock = clock;
    }

    @Override
    public void authenticated(SessionInfo session) {
        Map<String, Object> members = members("login", session);
        members.put("by", way.apply(session));
        members.put("rights", RightsText.text(session.rights()));
        write(members);
    }

    @Override
    public void rightsChanged(SessionInfo session) {
        Map<String, Object> members = members("rights", session);
        members.put("rights", RightsText.text(session.rights()));
        write(members);
    }

    @Override
    public void ordered(SessionInfo by, String order, SessionInfo about) {
        Map<String, Object> members = members("order", by);
        members.put("order", order);
        members.put("about", about.id().number());
        members.put("about_user", about.user());
        write(members);
    }

    @Override
    public void refused(SessionInfo session, String reason) {
        if (counts()) {
            Map<String, Object> members = members("refusal", session);
            members.put("reason", reason);
            write(members);
        }
    }

    private synchronized boolean counts() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        if (!now.equals(minute)) {
            tellTheRest();
            minute = now;
            refusals = 0;
        }
        return ++refusals <= MOST_REFUSALS;
    }

    private void tellTheRest() {
        if (refusals > MOST_REFUSALS) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("time", clock.instant().toString());
            members.put("event", "refusals");
            members.put("minute", minute.toString());
            members.put("left_out", refusals - MOST_REFUSALS);
            write(members);
        }
    }

    @Override
    public void closed(SessionInfo session, String reason) {
        Map<String, Object> members = members("end", session);
        members.put("reason", reason);
        members.put("seconds", session.age().toSeconds());
        members.put("updates", session.updates());
        members.put("bytes", session.bytes());
        write(members);
    }

    private Map<String, Object> members(String event, SessionInfo session) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("time", clock.instant().toString());
        members.put("event", event);
        members.put("session", session.id().number());
        members.put("user", session.user());
        members.put("from", session.peer().toString());
        members.put("browser", session.peer().browser());
        members.put("encrypted", session.peer().encrypted());
        return members;
    }

    private void write(Map<String, Object> members) {
        lines.accept(JsonOutput.line(members));
    }
}
