package oriel.server;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import oriel.capture.ClipboardImage;
import oriel.capture.ImageOutcome;
import oriel.capture.ScreenLayout;
import oriel.plugin.PluginException;
import oriel.rfb.Limits;
import oriel.rfb.Rect;
import oriel.rfb.message.CompanionMessage;
import oriel.security.Right;
import oriel.server.event.Companion;
import oriel.server.event.ServerListener;
import oriel.server.event.SessionId;
import oriel.server.event.SessionInfo;
import oriel.server.flow.NanoClock;
import oriel.server.input.InputRouter;
import oriel.server.options.QualityPreference;
import oriel.server.options.ServerOptions;
import oriel.server.screen.ScreenFeed;
import oriel.server.session.CompanionCalls;
import oriel.server.session.SessionContext;
import oriel.server.session.SessionRegistry;
import oriel.server.update.UpdateContext;
import oriel.server.update.UpdateCounters;
import oriel.server.warmup.Rehearsal;
import oriel.transport.Connection;
import oriel.transport.LocalPipe;
import oriel.transport.NetworkRules;
import oriel.transport.Transport;

/**
 * A VNC server that runs: {@link #start} opens the screen and listens, {@link #close} ends everything. A program that embeds
 * it needs nothing else. Thread-safe.
 */
public final class OrielServer implements AutoCloseable {

    private static final NanoClock CLOCK = NanoClock.SYSTEM;

    /** What is under way to a viewer of the program's own. */
    private static final int OBSERVED_BYTES = 1 << 16;

    private final ServerParts parts;
    private final SessionRegistry registry;
    private final ScreenFeed feed;
    private final UpdateContext updates;
    private final InputRouter input;
    private final Optional<Rehearsal> rehearsal;
    private SessionContext observing;
    private volatile SessionContext coming;

    /** Around a screen that is open. */
    private OrielServer(ServerOptions options, ServerParts parts, SessionRegistry registry, ScreenFeed feed) {
        this.parts = parts;
        this.registry = registry;
        this.feed = feed;
        this.updates = UpdateContext.of(feed, parts.encoders(), parts.tools(), options.updates(), CLOCK);
        this.input = new InputRouter(feed, options.policy().input(), CLOCK);
        input.whenControlChanges(() -> registry.tell(ServerListener::controlChanged));
        ScreenLayout layout = feed.layout();
        this.rehearsal = options.updates().encoding().warmUp()
                ? Optional.of(
                        new Rehearsal(updates, new Rect(0, 0, layout.width(), layout.height()), registry::isEmpty))
                : Optional.empty();
    }

    /** As {@link #start(ServerOptions, ServerParts, ServerListener)}, where nobody listens. */
    public static OrielServer start(ServerOptions options, ServerParts parts) throws IOException, PluginException {
        return start(options, parts, ServerListener.NONE);
    }

    /** As {@link #start(ServerOptions, ServerParts, ServerListener, Companion)}, where nobody talks with pages. */
    public static OrielServer start(ServerOptions options, ServerParts parts, ServerListener listener)
            throws IOException, PluginException {
        return start(options, parts, listener, Companion.NONE);
    }

    /**
     * Opens the screen, then listens. If it throws, nothing is left open, the transports neither.
     *
     * @param listener hears of sessions
     * @param companion talks with pages; it may be called before this returns
     * @throws PluginException if the screen cannot be had
     * @throws java.net.BindException if an address cannot be had
     * @throws IOException if it cannot listen for another reason
     */
    public static OrielServer start(
            ServerOptions options, ServerParts parts, ServerListener listener, Companion companion)
            throws IOException, PluginException {
        Optional<OrielServer> begun = Optional.empty();
        boolean listening = false;
        try {
            begun = Optional.of(open(options, parts, new SessionRegistry(options, listener, CLOCK)));
            begun.get().listen(options, companion);
            listening = true;
            return begun.get();
        } finally {
            if (!listening) {
                begun.ifPresentOrElse(
                        OrielServer::close, () -> parts.transports().forEach(Transport::close));
            }
        }
    }

    private static OrielServer open(ServerOptions options, ServerParts parts, SessionRegistry registry)
            throws PluginException {
        ScreenFeed feed = new ScreenFeed(parts.capture(), options.updates().scale(), registry, CLOCK);
        boolean opened = false;
        try {
            feed.start();
            OrielServer server = new OrielServer(options, parts, registry, feed);
            opened = true;
            return server;
        } finally {
            if (!opened) {
                feed.close();
            }
        }
    }

    private void listen(ServerOptions options, Companion companion) throws IOException {
        rehearsal.ifPresent(Rehearsal::start);
        CompanionCalls calls = new CompanionCalls(companion, registry::session);
        coming = new SessionContext(options, parts.security(), updates, input, calls);
        observing = coming.forObservers();
        for (Transport transport : parts.transports()) {
            transport.start(connection -> registry.accept(connection, coming));
        }
    }

    /** The addresses it listens on, with the real ports. */
    public List<SocketAddress> endpoints() {
        return parts.transports().stream()
                .flatMap(transport -> transport.endpoints().stream())
                .toList();
    }

    /** What is shown, for people. */
    public String screenDescription() {
        return feed.description();
    }

    /** True while the screen is lost and looked for: viewers keep its last picture. */
    public boolean isScreenLost() {
        return feed.isLost();
    }

    /** True while the screen does not hand over its pixels, and does not say that it is lost: viewers keep the last picture. */
    public boolean isCaptureStuck() {
        return !feed.isAlive() || feed.isStuck();
    }

    /** Bytes that were written for viewers and wait for the network; see {@link oriel.transport.Connection#unsentBytes}. */
    public long unsentBytes() {
        return registry.unsentBytes();
    }

    /** The size of the picture that viewers get, and its monitors. */
    public ScreenLayout layout() {
        return feed.layout();
    }

    /**
     * Gives the desktop another name: viewers to come read it, and those that list DesktopName (-307) are told.
     *
     * @throws IllegalArgumentException if it is longer than {@link Limits#NAME_BYTES} in UTF-8
     */
    public void name(String newest) {
        if (newest.getBytes(StandardCharsets.UTF_8).length > Limits.NAME_BYTES) {
            throw new IllegalArgumentException("a name of more than " + Limits.NAME_BYTES + " bytes");
        }
        registry.name(newest);
    }

    /**
     * Has viewers to come treated by other options; those that are here stay as they are. What all of them share stays as it was at
     * the start: the name, the scale, places and guesses, who controls the screen, what goes from the screen's clipboard, threads.
     */
    public void options(ServerOptions newest) {
        coming = coming.with(newest);
    }

    /**
     * Has other rules say which addresses may connect from now on; whoever is connected stays.
     *
     * @return false if a transport cannot, which goes on by the rules that it was made with
     */
    public boolean welcome(NetworkRules newest) {
        boolean all = true;
        for (Transport transport : parts.transports()) {
            all &= transport.welcome(newest);
        }
        return all;
    }

    /** The viewers now, those first that came first. */
    public List<SessionInfo> sessions() {
        return registry.sessions();
    }

    /**
     * Ends a session, of a viewer or of somebody who is still about to log in. Returns at once; {@link ServerListener} hears
     * of the end.
     *
     * @param reason in words for the log, after "ended: "
     * @return false if there is no such session any more
     */
    public boolean disconnect(SessionId id, String reason) {
        return registry.disconnect(id, reason);
    }

    /**
     * As {@link #disconnect(SessionId, String)}, but a page of Oriel's gets a last word first, and a second to read it, in which
     * its viewer may do nothing any more but look.
     */
    public boolean disconnect(SessionId id, String reason, CompanionMessage lastWord) {
        return registry.disconnect(id, reason, lastWord);
    }

    /**
     * Changes what a viewer may do, from its next message on: what it held down goes up if it may press nothing any more, and
     * without {@link Right#LOOK} its session ends. What {@link ServerOptions} allow nobody it does not get.
     *
     * @return false if there is no such viewer
     */
    public boolean allow(SessionId id, Set<Right> rights) {
        return registry.allow(id, rights);
    }

    /**
     * What the person at a viewer would rather have from now on where the line is too slow for a picture that is both sharp and
     * fluent; {@link QualityPreference#AUTO} until somebody says so. Never more than what the viewer itself wishes.
     *
     * @return false if there is no such viewer
     */
    public boolean prefer(SessionId id, QualityPreference preferred) {
        return registry.prefer(id, preferred);
    }

    /** The viewer that alone controls the screen; empty while all may, as they always do if they share it. */
    public Optional<SessionId> controller() {
        return input.controller();
    }

    /**
     * Gives the control of the screen that one viewer has alone to another one, until that leaves; what the first holds down goes
     * up. Returns at once.
     *
     * @return false if the first does not control it alone, or the other is no viewer that may press keys
     */
    public boolean handOverControl(SessionId from, SessionId to) {
        if (!mayPress(to) || !input.handOver(from, to)) {
            return false;
        }
        if (mayPress(to)) {
            return true;
        }
        input.leave(to); // It has left meanwhile, and would have the control for ever.
        return false;
    }

    private boolean mayPress(SessionId id) {
        return registry.session(id)
                .filter(viewer -> viewer.rights().contains(Right.INPUT))
                .isPresent();
    }

    /** A viewer as it is now; empty if it has left. */
    public Optional<SessionInfo> session(SessionId id) {
        return registry.session(id);
    }

    /**
     * Has a page of Oriel's get a message; other viewers never notice it. Returns at once. A page that has left 64 messages or
     * 256 KiB unread is sent away.
     *
     * @return false if there is no such viewer any more, or it takes no such messages: see {@link Companion#opened}
     */
    public boolean tell(SessionId id, CompanionMessage message) {
        return registry.tell(id, message);
    }

    /**
     * Puts an image on the screen's clipboard for a viewer, ahead of what this presses after that. Called by any thread.
     *
     * @return what became of it; empty if the viewer may not
     */
    public Optional<ImageOutcome> paste(SessionId id, ClipboardImage image) {
        return Optional.of(feed.clipboard())
                .filter(screen -> registry.mayGive(id))
                .map(screen -> screen.map(port -> port.setImage(image)).orElse(ImageOutcome.NO_IMAGES));
    }

    /**
     * Asks the threads that all viewers need for a sign of life: the capture thread lives, those of the transports answer, and
     * the viewers can be counted. A screen that keeps the capture thread waiting is no fault of the server's.
     *
     * @param patience how long each transport may take
     * @return false if one gives none; where something hangs, this hangs too
     */
    public boolean answers(Duration patience) throws InterruptedException {
        for (Transport transport : parts.transports()) {
            if (!transport.answers(patience)) {
                return false;
            }
        }
        return stats().viewers() >= 0 && feed.isAlive();
    }

    /**
     * Connects a viewer of the program's own, such as one that records: it looks without a login, takes no viewer's place, is
     * sent away by nobody, and no {@link ServerListener} hears of it.
     *
     * @return its end of the connection, to speak RFB on; closing it is the end of that viewer
     */
    public Connection observe() {
        LocalPipe pipe = new LocalPipe(OBSERVED_BYTES);
        registry.observe(pipe.server(), observing);
        return pipe.viewer();
    }

    /** Counters since the start. */
    public ServerStats stats() {
        UpdateCounters sent = updates.counters();
        return new ServerStats(registry.count(), registry.admitted(), feed.captures(), sent.updates(), sent.bytes());
    }

    /** How long its work took since the start, and what it sent. */
    public ServerMeasures measures() {
        UpdateCounters sent = updates.counters();
        return new ServerMeasures(
                feed.durations(), sent.encodes(), sent.latencies(), sent.roundTrips(), sent.encodings());
    }

    @Override
    public void close() {
        parts.transports().forEach(Transport::close);
        registry.close();
        rehearsal.ifPresent(Rehearsal::close);
        input.close();
        feed.close();
        updates.close();
    }
}
