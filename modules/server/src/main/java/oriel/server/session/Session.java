package oriel.server.session;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.capture.ScreenLayout;
import oriel.rfb.Rect;
import oriel.rfb.message.CompanionMessage;
import oriel.security.Account;
import oriel.security.Right;
import oriel.security.SecurityType;
import oriel.server.event.SessionId;
import oriel.server.event.SessionInfo;
import oriel.server.flight.Flight;
import oriel.server.flight.LoginEvent;
import oriel.server.flow.NanoClock;
import oriel.server.flow.WorkPace;
import oriel.server.options.NetworkProfile;
import oriel.server.options.QualityPreference;
import oriel.server.options.SessionOptions;
import oriel.server.options.Sharing;
import oriel.server.options.UpdateOptions;
import oriel.server.session.Handshake.Negotiated;
import oriel.server.update.UpdateCounters;
import oriel.server.update.UpdateLoop;
import oriel.server.update.WriterInput;
import oriel.transport.Connection;

/**
 * One viewer, from its connection to its end. Two threads: the reader shakes hands and takes messages, the writer sends
 * updates. Either one's end is the end of both.
 */
final class Session {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final long LAST_WORD_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Account STRANGER = new Account("", Set.of());

    private final SessionId id;
    private final SessionContext context;
    private final SessionHost host;
    private final WriterInput input;
    private final ReaderThread reader;
    private final AtomicReference<SessionEnd> ending = new AtomicReference<>();
    private final UpdateCounters counters;
    private final NanoClock clock;
    private final long beganNanos;

    /** The outermost, which may wrap others: the session owns it. Set by the reader thread. */
    private volatile Connection connection;

    /** Who was admitted; guarded by this. */
    private Optional<Admitted> admitted = Optional.empty();

    /** The number of the security type that it has chosen, or 0. */
    private volatile int chosen;

    /** The reader thread's. */
    private StrangerEnd refusal = StrangerEnd.REFUSED;

    /** What the writer writes to, once there is one. */
    private volatile WatchedConnection watched;

    /** Who came in, and what does what they ask for. */
    private record Admitted(Account account, int securityType, MessageTarget target) {

        Admitted with(Set<Right> rights) {
            return new Admitted(new Account(account.user(), rights), securityType, target);
        }
    }

    Session(SessionId id, Connection connection, SessionContext context, SessionHost host) {
        this.id = id;
        this.connection = connection;
        this.context = context;
        this.host = host;
        this.counters = context.updates().counters().ofOne();
        this.clock = context.updates().clock();
        this.beganNanos = clock.nanoTime();
        this.input = new WriterInput(id, context.options().updates().coalesceRequests(), clock);
        this.reader = new ReaderThread(this::run, "oriel-" + id + "-reader");
    }

    SessionId id() {
        return id;
    }

    InetAddress address() {
        return connection.peer().host();
    }

    WriterInput input() {
        return input;
    }

    long unsentBytes() {
        return connection.unsentBytes().orElse(0);
    }

    void start() {
        reader.start();
    }

    /** What there is to know of it now. */
    SessionInfo info() {
        Optional<Admitted> who = admitted();
        Account account = who.map(Admitted::account).orElse(STRANGER);
        return info(account, who.map(Admitted::securityType).orElse(chosen));
    }

    private SessionInfo info(Account account, int securityType) {
        Duration age = Duration.ofNanos(clock.nanoTime() - beganNanos);
        return new SessionInfo(
                id,
                connection.peer(),
                account.user(),
                securityType,
                account.rights(),
                age,
                counters.updates(),
                counters.bytes(),
                counters.line());
    }

    private synchronized Optional<Admitted> admitted() {
        return admitted;
    }

    private synchronized void admit(Admitted who) {
        admitted = Optional.of(who);
    }

    /**
     * Changes what its viewer may do, if it is one already; the end for a viewer that may not look.
     *
     * @return false if it is not admitted yet, or is about to end
     */
    boolean allow(Set<Right> rights) {
        Set<Right> effective = context.effective(rights);
        synchronized (this) {
            if (admitted.isEmpty() || ending.get() != null) {
                return false;
            }
            admitted.get().target().allow(effective);
            admit(admitted.get().with(effective));
        }
        host.tell(listener -> listener.rightsChanged(info()));
        if (!effective.contains(Right.LOOK)) {
            dismiss("it may not look at the screen any more");
        }
        return true;
    }

    /**
     * Has its viewer get a message for pages. One that leaves too many unread is sent away.
     *
     * @return false if it is no viewer, or takes no such messages
     */
    boolean tell(CompanionMessage message) {
        Optional<MessageTarget> target = admitted().map(Admitted::target).filter(MessageTarget::hasCompanion);
        if (target.isEmpty() || ending.get() != null) {
            return false;
        }
        boolean told = target.get().tell(message);
        if (!told && target.get().hasCompanion()) {
            dismiss("it does not read what its page is told");
        }
        return told;
    }

    /** What the person at its viewer would rather have where the line is too slow for all. */
    void prefer(QualityPreference preferred) {
        input.prefer(preferred);
    }

    /** Ends the session from outside; returns at once. */
    void end(String reason) {
        end(SessionEnd.byServer(reason));
    }

    private void end(SessionEnd end) {
        note(end);
        input.close();
        connection.close();
        reader.interrupt();
    }

    /** Ends the session from outside, and releases what it holds, also if its own threads hang; returns at once. */
    void dismiss(String reason) {
        end(reason);
        context.input().leave(id);
    }

    /**
     * As {@link #dismiss(String)}, but a page of Oriel's gets a last word, and a second to read it, in which its viewer may do
     * nothing any more but look.
     */
    void dismiss(String reason, CompanionMessage lastWord) {
        boolean over = ending.get() != null;
        note(SessionEnd.byServer(reason)); // before the page hears it, and leaves
        if (over || admitted().filter(who -> who.target().tell(lastWord)).isEmpty()) {
            dismiss(reason);
            return;
        }
        synchronized (this) {
            admitted.ifPresent(who -> {
                who.target().allow(Set.of(Right.LOOK));
                admit(who.with(Set.of(Right.LOOK)));
            });
        }
        clock.after(LAST_WORD_NANOS, () -> dismiss(reason));
    }

    /**
     * For how long it has shown no sign of life: its peer none at all, or its writer, which is at work and has sent nothing
     * meanwhile, since the peer takes nothing or an encoder hangs.
     *
     * @param nowNanos a time of the engine's clock
     */
    long lifelessNanos(long nowNanos) {
        long silent = connection.silence().map(Duration::toNanos).orElse(0L);
        WatchedConnection writing = watched;
        Optional<Long> since = input.workingSince();
        if (writing == null || since.isEmpty()) {
            return silent;
        }
        long stuck = Math.min(nowNanos - since.get(), nowNanos - writing.progressNanos());
        return Math.max(silent, stuck);
    }

    /** Waits for the end until a time of the engine's clock; true if it has come. */
    boolean join(long deadlineNanos) {
        return reader.join(Math.max(1_000_000, deadlineNanos - clock.nanoTime()));
    }

    /** The first reason counts; an error of the server is told anyhow. */
    private void note(SessionEnd end) {
        end.logFault(LOG, id);
        ending.compareAndSet(null, end);
    }

    private void run() {
        LOG.debug("session {} connected from {}", id, connection.peer());
        try {
            host.tell(listener -> listener.connected(info()));
            SessionOptions options = context.options().sessions();
            Negotiated negotiated = new Handshake(
                            context.security(), new SessionAdmission(), TimeUnit.NANOSECONDS::sleep)
                    .negotiate(connection, options.handshakeTimeout());
            serve(negotiated, options);
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            note(SessionEnd.ofReader(e, refusal));
        } finally {
            leave();
        }
        reader.endReading();
        tell(ending.get());
    }

    /** Its place and its keys are free before anything is waited for. */
    private void leave() {
        input.close();
        try {
            host.remove(id, context.updates().feed());
            if (ending.get().isLeaving()) {
                context.input().finish(id);
            } else {
                context.input().leave(id);
            }
        } finally {
            connection.close();
        }
    }

    private void tell(SessionEnd end) {
        boolean wasViewer = admitted().isPresent();
        end.log(LOG, id, connection.peer(), wasViewer);
        if (wasViewer) {
            host.tell(listener -> listener.closed(info(), end.reason()));
        } else {
            host.strangerLeft(end.stranger(), address());
            host.tell(
                    listener -> listener.sortedOut(info(), end.stranger().name().toLowerCase(Locale.ROOT)));
            host.tell(listener -> listener.refused(info(), end.reason()));
        }
    }

    private void serve(Negotiated negotiated, SessionOptions options) throws IOException, InterruptedException {
        Set<Right> rights = context.effective(negotiated.admission().rights());
        boolean alone = !negotiated.init().shared() && rights.contains(Right.EXCLUSIVE);
        if (alone && options.sharing() == Sharing.VIEWER_DECIDES) {
            host.keepOnly(id);
        }
        MessageTarget target = new MessageTarget(id, rights, input, context, text -> host.clipboardGiven(id, text));
        ScreenLayout layout = context.updates().feed().layout();
        Rect announced = new Rect(0, 0, layout.width(), layout.height());
        input.welcomed();
        Handshake.serverInit(
                negotiated, announced, host.name(), context.updates().encoders()::speaks);
        Account account = new Account(negotiated.admission().user(), rights);
        admit(new Admitted(account, negotiated.type().code(), target));
        LOG.info(
                "session {} from {} admitted{}{}",
                id,
                connection.peer(),
                named(negotiated.admission().user()),
                rights.contains(Right.INPUT) ? "" : ", view only");
        if (Flight.isRecorded()) {
            LoginEvent.tell(id.number(), true);
        }
        host.tell(listener -> listener.authenticated(info()));
        WriterThread writer = startWriter(announced);
        try {
            new MessageLoop(connection, target, options, new WorkPace(clock), TimeUnit.NANOSECONDS::sleep).run();
            note(SessionEnd.LEFT);
        } catch (IOException | RuntimeException | Error e) {
            note(SessionEnd.ofReader(e, refusal)); // before the writer finds the connection closed
        } finally {
            leave();
            writer.end();
        }
    }

    /** A name comes from an authenticator, which may be anybody's. */
    private static String named(String user) {
        return user.isEmpty() ? "" : " as " + user.replaceAll("\\p{Cntrl}", "?");
    }

    private WriterThread startWriter(Rect announced) {
        UpdateOptions options = context.options().updates();
        NetworkProfile profile = options.forcedProfile().orElseGet(() -> NetworkProfile.of(address()));
        watched = new WatchedConnection(connection, clock);
        UpdateLoop loop = new UpdateLoop(watched, input, context.updates().countedBy(counters), announced, profile);
        return WriterThread.start(id, () -> write(loop), clock);
    }

    private void write(UpdateLoop loop) {
        try {
            loop.run();
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            end(SessionEnd.ofWriter(e));
        }
    }

    /** Decides about this session with the host. */
    private final class SessionAdmission implements Handshake.AdmissionPolicy {

        @Override
        public Optional<String> closedBecause() {
            return host.guard()
                    .refusal(address())
                    .map(reason -> because(StrangerEnd.PAUSED, reason))
                    .or(() -> host.fullBecause().map(reason -> because(StrangerEnd.FULL, reason)));
        }

        @Override
        public void chosen(SecurityType type) {
            chosen = type.code();
        }

        @Override
        public void goesOnWith(Connection outermost) {
            connection = outermost;
        }

        @Override
        public Optional<String> enter(Account account, SecurityType type) {
            Account limited = new Account(account.user(), context.effective(account.rights()));
            Optional<String> objection = host.objection(info(limited, type.code()));
            if (objection.isPresent()) {
                return objection;
            }
            Optional<String> full = host.admit(id);
            if (full.isEmpty()) {
                connection.admitted();
            }
            return full.map(reason -> because(StrangerEnd.FULL, reason));
        }

        @Override
        public Optional<String> tried(Optional<Set<Right>> rights) {
            refusal = rights.isEmpty() ? StrangerEnd.WRONG_PASSWORD : StrangerEnd.REFUSED;
            return host.guard().tried(address(), rights).map(reason -> because(StrangerEnd.PAUSED, reason));
        }

        private String because(StrangerEnd end, String reason) {
            refusal = end;
            return reason;
        }
    }
}
