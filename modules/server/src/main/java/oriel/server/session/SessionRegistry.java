package oriel.server.session;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.capture.ClipboardImage;
import oriel.rfb.ClipboardMessage;
import oriel.rfb.message.CompanionMessage;
import oriel.security.Right;
import oriel.server.event.ServerListener;
import oriel.server.event.SessionId;
import oriel.server.event.SessionInfo;
import oriel.server.flow.NanoClock;
import oriel.server.options.ClipboardPolicy;
import oriel.server.options.LoginGuardPolicy;
import oriel.server.options.QualityPreference;
import oriel.server.options.ServerOptions;
import oriel.server.screen.ScreenEvents;
import oriel.server.screen.ScreenFeed;
import oriel.server.update.ClipboardText;
import oriel.transport.Connection;
import oriel.transport.CountedRefusals;

/**
 * Every session: those that are still shaking hands and those that were admitted. Passes on to them what happens on the
 * screen. Thread-safe.
 */
public final class SessionRegistry implements ScreenEvents, SessionHost, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SessionRegistry.class);
    private static final String TOO_MANY = "too many connections wait for their login";
    private static final String STOPS = "the server stops";
    private static final long CLOSE_MILLIS = TimeUnit.SECONDS.toMillis(2);

    /** A peer that lives shows it twice a minute: see {@link Connection#silence}. */
    private static final long MAX_LIFELESS_NANOS = TimeUnit.SECONDS.toNanos(45);

    private final int maxViewers;
    private final int maxHandshakes;
    private final ClipboardPolicy clipboard;
    private final ClipboardNews clipboardNews = new ClipboardNews();
    private final NanoClock clock;
    private final LoginGuard guard;
    private final CountedRefusals strangers;
    private final ServerListener listener;
    private final Set<Session> handshakes = new LinkedHashSet<>();
    private final Set<Session> viewers = new LinkedHashSet<>();
    private final Observers observers;
    private long lastId;
    private long admitted;
    private String name;
    private boolean closed;

    /** Takes as many at once as the operator wants. */
    public SessionRegistry(ServerOptions options, ServerListener listener, NanoClock clock) {
        this(
                options,
                listener,
                new CountedRefusals(line -> clock.after(TimeUnit.MINUTES.toNanos(1), line), LOG::info),
                clock);
    }

    SessionRegistry(ServerOptions options, ServerListener listener, CountedRefusals strangers, NanoClock clock) {
        this.listener = listener;
        this.strangers = strangers;
        this.clock = clock;
        this.maxViewers = options.sessions().maxViewers();
        this.maxHandshakes = options.sessions().maxHandshakes();
        this.clipboard = options.policy().clipboard();
        this.guard = new LoginGuard(options.sessions().loginGuard(), clock, Math::random);
        this.name = options.name();
        this.observers =
                new Observers(this::name, new LoginGuard(LoginGuardPolicy.OFF, clock, Math::random), this::rest);
    }

    /**
     * Starts a session for a new connection; if too many shake hands, one goes: the oldest of the address that has the
     * most. Most transports see to it that there are never too many.
     */
    public void accept(Connection connection, SessionContext context) {
        Session session;
        Optional<Session> loser = Optional.empty();
        synchronized (this) {
            if (closed) {
                connection.close();
                return;
            }
            if (handshakes.size() >= maxHandshakes) {
                loser = Crowd.oldestOfTheMost(handshakes);
                loser.ifPresent(handshakes::remove);
            }
            session = new Session(new SessionId(++lastId), connection, context, this);
            handshakes.add(session);
        }
        loser.ifPresent(other -> other.end(TOO_MANY));
        session.start();
    }

    /** Starts a session of the program's own, which looks, takes no place and is not told of. */
    public synchronized void observe(Connection connection, SessionContext context) {
        if (closed) {
            connection.close();
        } else {
            observers.start(new Session(new SessionId(++lastId), connection, context, observers));
        }
    }

    @Override
    public void strangerLeft(StrangerEnd end, InetAddress address) {
        strangers.count(end.text(), address);
    }

    @Override
    public LoginGuard guard() {
        return guard;
    }

    /** If the program fails over the question, nobody has agreed. */
    @Override
    public Optional<String> objection(SessionInfo session) {
        try {
            return listener.objection(session);
        } catch (RuntimeException | Error e) {
            LOG.error("the listener of the server's sessions has failed", e);
            return Optional.of("the server could not find out whether somebody objects");
        }
    }

    @Override
    public void tell(Consumer<ServerListener> event) {
        try {
            event.accept(listener);
        } catch (RuntimeException | Error e) {
            LOG.error("the listener of the server's sessions has failed", e);
        }
    }

    /** Who shows no sign of life takes no place. */
    @Override
    public synchronized Optional<String> fullBecause() {
        return viewers.size() < maxViewers || mostLifeless().isPresent()
                ? Optional.empty()
                : Optional.of("the server is full: it takes " + maxViewers + " viewers at once");
    }

    /** The viewer that has shown no sign of life for longest, if one has shown none for too long. */
    private Optional<Session> mostLifeless() {
        long now = clock.nanoTime();
        return viewers.stream()
                .max(Comparator.comparingLong(session -> session.lifelessNanos(now)))
                .filter(session -> session.lifelessNanos(now) > MAX_LIFELESS_NANOS);
    }

    @Override
    public Optional<String> admit(SessionId id) {
        Optional<Session> waiting;
        synchronized (this) {
            waiting = handshakes.stream()
                    .filter(session -> session.id().equals(id))
                    .findFirst();
        }
        return waiting.isPresent() ? admit(waiting.get()) : Optional.of(TOO_MANY);
    }

    /** If need be in the place of one that shows no sign of life. */
    Optional<String> admit(Session session) {
        Optional<Session> lifeless = Optional.empty();
        synchronized (this) {
            Optional<String> full = closed ? Optional.of(STOPS) : fullBecause();
            if (full.isPresent()) {
                return full;
            }
            if (viewers.size() >= maxViewers) {
                lifeless = mostLifeless();
                lifeless.ifPresent(viewers::remove);
            }
            handshakes.remove(session);
            viewers.add(session);
            admitted++;
        }
        lifeless.ifPresent(other -> other.dismiss("it shows no sign of life, and another viewer needs its place"));
        return Optional.empty();
    }

    @Override
    public void keepOnly(SessionId id) {
        List<Session> others = new ArrayList<>();
        synchronized (this) {
            viewers.stream().filter(other -> !other.id().equals(id)).forEach(others::add);
            viewers.removeAll(others);
        }
        others.forEach(other -> other.dismiss("a viewer that does not share has connected"));
    }

    @Override
    public void remove(SessionId id, ScreenFeed feed) {
        synchronized (this) {
            handshakes.removeIf(session -> session.id().equals(id));
            if (!viewers.removeIf(session -> session.id().equals(id))) {
                return;
            }
        }
        rest(feed);
    }

    private void rest(ScreenFeed feed) {
        synchronized (this) {
            if (!all().isEmpty()) {
                return;
            }
            feed.suspend(); // Before anybody comes in: what the next viewer wants must not be forgotten.
        }
        feed.wake();
    }

    @Override
    public synchronized String name() {
        return name;
    }

    /** Gives the desktop another name, and tells every viewer. */
    public void name(String newest) {
        synchronized (this) {
            name = newest;
        }
        all().forEach(session -> session.input().name(newest));
    }

    private synchronized List<Session> viewers() {
        return List.copyOf(viewers);
    }

    private List<Session> all() {
        return Stream.concat(viewers().stream(), observers.all().stream()).toList();
    }

    /** The viewers now, those first that came first. */
    public List<SessionInfo> sessions() {
        return viewers().stream().map(Session::info).toList();
    }

    /** Ends a session, of a viewer or of somebody who is not admitted yet; false if there is none. Returns at once. */
    public boolean disconnect(SessionId id, String reason) {
        return disconnect(id, session -> session.dismiss(reason));
    }

    /** The same, but a page of Oriel's gets a last word, and a second to read it. */
    public boolean disconnect(SessionId id, String reason, CompanionMessage lastWord) {
        return disconnect(id, session -> session.dismiss(reason, lastWord));
    }

    private boolean disconnect(SessionId id, Consumer<Session> dismissal) {
        Optional<Session> found;
        synchronized (this) {
            found = Stream.concat(viewers.stream(), handshakes.stream())
                    .filter(session -> session.id().equals(id))
                    .findFirst();
        }
        found.ifPresent(dismissal);
        return found.isPresent();
    }

    /** A viewer as it is now. */
    public Optional<SessionInfo> session(SessionId id) {
        return viewer(id).map(Session::info);
    }

    /** Changes what a viewer may do; false if there is no such viewer. */
    public boolean allow(SessionId id, Set<Right> rights) {
        return viewer(id).filter(session -> session.allow(rights)).isPresent();
    }

    /** What the person at a viewer would rather have where the line is too slow for all; false if there is no such viewer. */
    public boolean prefer(SessionId id, QualityPreference preferred) {
        Optional<Session> session = viewer(id);
        session.ifPresent(viewer -> viewer.prefer(preferred));
        return session.isPresent();
    }

    /** Has a viewer get a message for pages; false if there is no such viewer, or it takes none. */
    public boolean tell(SessionId id, CompanionMessage message) {
        return viewer(id).filter(session -> session.tell(message)).isPresent();
    }

    private Optional<Session> viewer(SessionId id) {
        return viewers().stream().filter(session -> session.id().equals(id)).findFirst();
    }

    /** True if nobody is here, and nobody about to log in. */
    public synchronized boolean isEmpty() {
        return viewers.isEmpty() && handshakes.isEmpty();
    }

    /** What waits for the network, of all viewers together. */
    public long unsentBytes() {
        return viewers().stream().mapToLong(Session::unsentBytes).sum();
    }

    /** Number of viewers now. */
    public synchronized int count() {
        return viewers.size();
    }

    /** Number of viewers ever. */
    public synchronized long admitted() {
        return admitted;
    }

    @Override
    public void desktopChanged() {
        all().forEach(session -> session.input().wake());
    }

    @Override
    public void clipboardChanged(String found) {
        String text = ClipboardMessage.sound(found);
        if (ClipboardMessage.utf8Bytes(text) > clipboard.maxBytes()) {
            textLeftOut();
        } else if (clipboard.toViewers()) {
            clipboardNews.onScreen(text);
            ClipboardText shared = new ClipboardText(text);
            viewers().forEach(session -> session.input().pending().clipboard(orders -> orders.screenHas(shared)));
        }
    }

    @Override
    public void screenLost(boolean lost) {
        tell(hearing -> hearing.screenLost(lost));
    }

    @Override
    public void textLeftOut() {
        if (clipboard.toViewers()) {
            tell(ServerListener::textLeftOut);
        }
    }

    @Override
    public void imageCopied(ClipboardImage image) {
        if (clipboard.toViewers()) {
            tell(hearing -> hearing.imageCopied(image));
        }
    }

    @Override
    public void imageLeftOut() {
        if (clipboard.toViewers()) {
            tell(ServerListener::imageLeftOut);
        }
    }

    /** True if a viewer may put something on the screen's clipboard. */
    public boolean mayGive(SessionId id) {
        return clipboard.fromViewers()
                && session(id)
                        .filter(viewer -> viewer.rights().contains(Right.CLIPBOARD_WRITE))
                        .isPresent();
    }

    @Override
    public void clipboardGiven(SessionId giver, String text) {
        if (clipboard.toViewers() && clipboardNews.given(text)) {
            ClipboardText shared = new ClipboardText(text);
            viewers().stream()
                    .filter(session -> !session.id().equals(giver))
                    .forEach(session -> session.input().pending().clipboard(orders -> orders.screenHas(shared)));
        }
    }

    @Override
    public void bell() {
        all().forEach(session -> session.input().pending().bell());
    }

    @Override
    public void close() {
        List<Session> all;
        synchronized (this) {
            closed = true;
            all = Stream.concat(handshakes.stream(), all().stream()).toList();
        }
        all.forEach(session -> session.end(STOPS));
        long deadline = clock.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CLOSE_MILLIS);
        for (Session session : all) {
            if (!session.join(deadline)) {
                LOG.warn("session {} does not end", session.id());
            }
        }
        strangers.tell();
    }
}
