package oriel.server.session;

import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import oriel.server.event.ServerListener;
import oriel.server.event.SessionId;
import oriel.server.event.SessionInfo;
import oriel.server.screen.ScreenFeed;

/**
 * Sessions of viewers that the program around the server has itself, such as one that records: they look, take nobody's
 * place, are sent away by nobody, and nobody hears of them. Thread-safe: its monitor
 * guards them.
 */
final class Observers implements SessionHost {

    private final Supplier<String> name;
    private final LoginGuard guard;
    private final Consumer<ScreenFeed> rest;
    private final Set<Session> sessions = new LinkedHashSet<>();

    /** @param rest is done when one has left: the screen may rest if nobody else is here */
    Observers(Supplier<String> name, LoginGuard guard, Consumer<ScreenFeed> rest) {
        this.name = name;
        this.guard = guard;
        this.rest = rest;
    }

    /** One begins. */
    void start(Session session) {
        synchronized (this) {
            sessions.add(session);
        }
        session.start();
    }

    /** Those that are here. */
    List<Session> all() {
        synchronized (this) {
            return List.copyOf(sessions);
        }
    }

    @Override
    public LoginGuard guard() {
        return guard;
    }

    @Override
    public String name() {
        return name.get();
    }

    @Override
    public Optional<String> fullBecause() {
        return Optional.empty();
    }

    @Override
    public Optional<String> admit(SessionId id) {
        return Optional.empty();
    }

    @Override
    public void keepOnly(SessionId id) {}

    @Override
    public void remove(SessionId id, ScreenFeed feed) {
        synchronized (this) {
            sessions.removeIf(session -> session.id().equals(id));
        }
        rest.accept(feed);
    }

    @Override
    public void clipboardGiven(SessionId giver, String text) {}

    @Override
    public void strangerLeft(StrangerEnd end, InetAddress address) {}

    @Override
    public Optional<String> objection(SessionInfo session) {
        return Optional.empty();
    }

    @Override
    public void tell(Consumer<ServerListener> event) {}
}
