package oriel.server.session;

import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import oriel.server.event.ServerListener;
import oriel.server.event.SessionId;
import oriel.server.event.SessionInfo;
import oriel.server.screen.ScreenFeed;

/**
 * Sessions of viewers that the program around the server has itself, such as one that records: they look, take nobody's
 * place, are sent away by nobody, and nobody hears of them. Thread-safe: the registry's lock guards them.
 */
final class Observers implements SessionHost {

    private final Object lock;
    private final Supplier<String> name;
    private final LoginGuard guard;
    private final BooleanSupplier viewers;
    private final Set<Session> sessions = new LinkedHashSet<>();

    /**
     * @param lock guards these, and the viewers
     * @param viewers whether there are any; asked with the lock held
     */
    Observers(Object lock, Supplier<String> name, LoginGuard guard, BooleanSupplier viewers) {
        this.lock = lock;
        this.name = name;
        this.guard = guard;
        this.viewers = viewers;
    }

    /** One begins. */
    void start(Session session) {
        synchronized (lock) {
            sessions.add(session);
        }
        session.start();
    }

    /** Those that are here. */
    List<Session> all() {
        synchronized (lock) {
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
        boolean last;
        synchronized (lock) {
            sessions.removeIf(session -> session.id().equals(id));
            last = sessions.isEmpty() && !viewers.getAsBoolean();
            if (last) {
                feed.suspend();
            }
        }
        if (last) {
            feed.wake();
        }
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
