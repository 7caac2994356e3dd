package oriel.launcher.serve;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.launcher.people.CurrentRights;
import oriel.security.Right;
import oriel.security.RightsText;
import oriel.server.OrielServer;
import oriel.server.event.SessionId;
import oriel.server.event.SessionInfo;

/**
 * Sees to it that whoever is connected may do what the users' file, or their link, says now: changes, and what is over, count
 * within a second. A thread of its own.
 */
final class PeopleWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PeopleWatch.class);
    private static final long INTERVAL_MILLIS = 1000;

    private final OrielServer server;
    private final List<CurrentRights> people;
    private final boolean viewOnly;

    /** What the file said of sessions when it was last obeyed. */
    private final Map<SessionId, Set<Right>> obeyed = new ConcurrentHashMap<>();

    private final Thread thread = new Thread(this::run, "oriel-people");

    private PeopleWatch(OrielServer server, List<? extends CurrentRights> people, boolean viewOnly) {
        this.server = server;
        this.people = List.copyOf(people);
        this.viewOnly = viewOnly;
    }

    /** @param viewOnly true if nobody may do more than look, whatever rights they have */
    static PeopleWatch start(OrielServer server, List<? extends CurrentRights> people, boolean viewOnly) {
        PeopleWatch watch = new PeopleWatch(server, people, viewOnly);
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    private void run() {
        while (!thread.isInterrupted()) {
            List<SessionInfo> sessions = server.sessions();
            obeyed.keySet().retainAll(sessions.stream().map(SessionInfo::id).toList());
            sessions.forEach(this::look);
            try {
                TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Somebody is about to give a session other rights than the file does: they last until the file changes. */
    void overrule(SessionInfo session) {
        people.stream()
                .filter(known -> known.knows(session.user()))
                .findFirst()
                .flatMap(known -> known.rights(session.user()))
                .map(this::effective)
                .ifPresent(rights -> obeyed.putIfAbsent(session.id(), rights));
    }

    private void look(SessionInfo session) {
        people.stream()
                .filter(known -> known.knows(session.user()))
                .findFirst()
                .ifPresent(known -> look(session, known.rights(session.user()).map(this::effective)));
    }

    private void look(SessionInfo session, Optional<Set<Right>> rights) {
        if (rights.isEmpty()) {
            server.disconnect(session.id(), session.user() + " may not be here any more");
            return;
        }
        Set<Right> before = obeyed.getOrDefault(session.id(), session.rights());
        if (rights.get().equals(before)) {
            obeyed.put(session.id(), before);
        } else if (server.allow(session.id(), rights.get())) {
            obeyed.put(session.id(), rights.get());
            LOG.info(
                    "session {} of {} has the rights {} from now on",
                    session.id(),
                    session.user(),
                    RightsText.text(rights.get()));
        }
    }

    private Set<Right> effective(Set<Right> rights) {
        return viewOnly ? Right.VIEW_ONLY : rights;
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(INTERVAL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
