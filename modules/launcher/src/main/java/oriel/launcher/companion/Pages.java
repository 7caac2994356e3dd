package oriel.launcher.companion;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.capture.ClipboardImage;
import oriel.launcher.log.Logging;
import oriel.recording.Player;
import oriel.rfb.message.CompanionMessage;
import oriel.security.Right;
import oriel.security.RightsText;
import oriel.server.OrielServer;
import oriel.server.event.Companion;
import oriel.server.event.ForwardingListener;
import oriel.server.event.ServerListener;
import oriel.server.event.SessionId;
import oriel.server.event.SessionInfo;

/**
 * Talks with Oriel's pages: tells each what its visitor may do, those who may {@link Right#MANAGE} who is here, and does what
 * these order. Passes on what else it hears. Used by threads of sessions; what pages are told in order is told under this
 * object's lock, which nobody holds who waits for a session.
 */
public final class Pages extends ForwardingListener implements Companion {

    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);
    private static final long START_SECONDS = 10;
    private static final long LEFT_OUT_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final OrderLog orders;
    private final PageFacts facts;
    private final ControlRequests control;
    private final ImagePages images;
    private final Seldom textsLeftOut;
    private final Seldom imagesLeftOut;
    private final CompletableFuture<Served> served = new CompletableFuture<>();
    private final Set<SessionId> open = ConcurrentHashMap.newKeySet();
    private final Set<SessionId> told = new HashSet<>();
    private int toldCount;
    private boolean recorded;
    private volatile Optional<PlayerPages> player = Optional.empty();

    /** The server, and who is told before rights of a session are changed. */
    private record Served(OrielServer server, Consumer<SessionInfo> beforeChange) {}

    /**
     * How many see a message.
     *
     * @param pages that show it
     * @param others whose viewers cannot
     */
    public record Shown(int pages, int others) {}

    /** Pages of a server that {@link #serve} names. */
    public Pages(ServerListener rest, OrderLog orders, PageFacts facts) {
        this(rest, orders, facts, System::nanoTime);
    }

    /** @param nanoTime the time, as of {@link System#nanoTime} */
    Pages(ServerListener rest, OrderLog orders, PageFacts facts, LongSupplier nanoTime) {
        super(rest);
        this.orders = orders;
        this.control = new ControlRequests(orders, nanoTime);
        this.facts = facts;
        this.images = new ImagePages(new ImageExchange(), facts);
        this.textsLeftOut = new Seldom(LEFT_OUT_PAUSE_NANOS, nanoTime);
        this.imagesLeftOut = new Seldom(LEFT_OUT_PAUSE_NANOS, nanoTime);
    }

    /**
     * The server runs.
     *
     * @param beforeChange told of a session whose rights somebody is about to change, for as long as it lasts
     */
    public void serve(OrielServer server, Consumer<SessionInfo> beforeChange) {
        served.complete(new Served(server, beforeChange));
    }

    /** The first viewer may be here before the start of the server is over. */
    private Served served() {
        try {
            return served.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the session ends", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the server does not start", e);
        }
    }

    @Override
    public void opened(SessionInfo session) {
        OrielServer server = served().server();
        synchronized (this) {
            open.add(session.id());
            told.remove(session.id());
            server.session(session.id()).ifPresent(now -> server.tell(now.id(), PageWords.hello(now, facts)));
            if (recorded) {
                server.tell(session.id(), PageWords.recording(true));
            }
        }
        player.ifPresent(played -> played.tellNow(word -> server.tell(session.id(), word)));
        tellPeople();
        if (server.controller().isPresent()) {
            tellControl(page -> page.id().equals(session.id()));
        }
        if (server.isScreenLost()) {
            server.tell(session.id(), PageWords.screen(true));
        }
    }

    @Override
    public void received(SessionInfo session, CompanionMessage message) {
        if (message.kind() == CompanionMessage.BINARY) {
            images.take(served().server(), session, message.payload());
            return;
        }
        PageWords.read(message).ifPresent(word -> {
            switch (PageWords.kind(word)) {
                case "end" -> order(session, word, this::end);
                case "allow" -> order(session, word, this::allow);
                case "line" -> tellLine(session.id());
                case "overview" -> tellOverview(session, word);
                case "ask-control" -> control.ask(served().server(), session, open::contains);
                case "give-control" -> control.answer(served().server(), session, word.get("session"), true);
                case "keep-control" -> control.answer(served().server(), session, word.get("session"), false);
                case "player" -> player.ifPresent(played -> control(session, word, played));
                case "image" -> images.begin(served().server(), session, word);
                case "want-image" -> images.tell(served().server(), session, word);
                case "prefer" ->
                    PageWords.preference(word)
                            .ifPresent(preferred -> served().server().prefer(session.id(), preferred));
                default -> LOG.debug("session {} has a page of another version", session.id());
            }
        });
    }

    private void control(SessionInfo session, Map<?, ?> word, PlayerPages played) {
        if (facts.may(session, Right.INPUT)) {
            played.heard(word);
        } else {
            refuse(session, "You may not do that.");
        }
    }

    /** A page that shows figures asks for those of its line. */
    private void tellLine(SessionId id) {
        OrielServer server = served().server();
        server.session(id).ifPresent(now -> server.tell(id, PageWords.line(now.line())));
    }

    /** The log is for nobody else: it names people and addresses. */
    private void tellOverview(SessionInfo by, Map<?, ?> word) {
        if (isManager(by)) {
            long seen = word.get("log") instanceof Number number ? number.longValue() : 0;
            served().server().tell(by.id(), Overview.of(served().server(), Logging.tail(seen)));
        }
    }

    private boolean isManager(SessionInfo session) {
        boolean manages = session.rights().contains(Right.MANAGE);
        if (!manages) {
            LOG.debug("session {} may not manage sessions, and has tried", session.id());
            refuse(session, "You may not do that.");
        }
        return manages;
    }

    /** Whoever may read the clipboard is told that there is an image, and asks for it. */
    @Override
    public void imageCopied(ClipboardImage image) {
        super.imageCopied(image);
        Optional<Long> number = images.exchange().copied(image);
        if (number.isEmpty() || open.isEmpty()) {
            return;
        }
        images.copied(served().server(), image, number.get(), open::contains);
    }

    /** Does something about somebody's session. */
    @FunctionalInterface
    private interface Order {
        void about(SessionInfo by, SessionInfo session, Map<?, ?> word);
    }

    private void order(SessionInfo by, Map<?, ?> word, Order order) {
        if (!isManager(by)) {
            return;
        }
        Optional<SessionInfo> about = word.get("session") instanceof Number number
                ? served().server().session(new SessionId(number.longValue()))
                : Optional.empty();
        about.ifPresentOrElse(
                session -> order.about(by, session, word), () -> refuse(by, "That session has ended already."));
    }

    private void end(SessionInfo by, SessionInfo session, Map<?, ?> word) {
        String reason = PageWords.text(word.get("reason"));
        String because = "session " + by.id() + named(by) + " has ended it" + (reason.isEmpty() ? "" : ": " + reason);
        orders.ordered(by, "end", session);
        end(session.id(), because, PageWords.ended(by.user(), reason));
    }

    /**
     * Ends a session in the operator's name.
     *
     * @param reason for the log
     * @return false if there is no such session any more
     */
    public boolean end(SessionId id, String reason) {
        return end(id, reason, PageWords.ended("", ""));
    }

    private boolean end(SessionId id, String reason, CompanionMessage lastWord) {
        return served().server().disconnect(id, reason, lastWord);
    }

    private void allow(SessionInfo by, SessionInfo session, Map<?, ?> word) {
        Optional<Set<Right>> rights = word.get("rights") instanceof List<?> words
                ? RightsText.parse(
                        String.join(",", words.stream().map(String::valueOf).toList()))
                : Optional.empty();
        if (rights.isEmpty() || !by.rights().containsAll(rights.get())) {
            refuse(by, "You may give no rights that you do not have.");
            return;
        }
        orders.ordered(by, RightsText.text(rights.get()), session);
        served().beforeChange().accept(session);
        if (served().server().allow(session.id(), rights.get())) {
            LOG.info(
                    "session {} has the rights {} from now on, by session {}",
                    session.id(),
                    RightsText.text(rights.get()),
                    by.id());
        }
    }

    private static String named(SessionInfo session) {
        return session.user().isEmpty() ? "" : " of " + session.user();
    }

    private void refuse(SessionInfo session, String text) {
        served().server().tell(session.id(), PageWords.refusal(text));
    }

    /**
     * Shows people a text.
     *
     * @param only whose page; empty for all
     */
    public Shown show(Optional<SessionId> only, String text) {
        OrielServer server = served().server();
        List<SessionId> all = server.sessions().stream()
                .map(SessionInfo::id)
                .filter(id -> only.isEmpty() || only.get().equals(id))
                .toList();
        CompanionMessage notice = PageWords.notice(PageWords.text(text));
        int pages = (int) all.stream().filter(id -> server.tell(id, notice)).count();
        return new Shown(pages, all.size() - pages);
    }

    /** Tells all how many are here, and those who may manage also who. */
    private void tellPeople() {
        if (open.isEmpty()) {
            return;
        }
        OrielServer server = served().server();
        synchronized (this) {
            List<SessionInfo> sessions = server.sessions();
            List<SessionInfo> pages = sessions.stream()
                    .filter(session -> open.contains(session.id()))
                    .toList();
            List<SessionInfo> managers = pages.stream()
                    .filter(page -> page.rights().contains(Right.MANAGE))
                    .toList();
            if (!managers.isEmpty()) {
                CompanionMessage people = PageWords.people(sessions);
                managers.forEach(manager -> server.tell(manager.id(), people));
            }
            if (sessions.size() != toldCount) {
                toldCount = sessions.size();
                told.clear();
            }
            CompanionMessage here = PageWords.here(sessions.size());
            pages.stream().filter(page -> told.add(page.id())).forEach(page -> server.tell(page.id(), here));
        }
    }

    /** Tells some of the pages who alone controls the screen. */
    private void tellControl(Predicate<SessionInfo> some) {
        OrielServer server = served().server();
        synchronized (this) {
            Optional<SessionInfo> controller = server.controller().flatMap(server::session);
            server.sessions().stream()
                    .filter(session -> open.contains(session.id()) && some.test(session))
                    .forEach(page -> server.tell(page.id(), PageWords.control(page, controller)));
        }
    }

    @Override
    public void authenticated(SessionInfo session) {
        super.authenticated(session);
        tellPeople();
    }

    @Override
    public void rightsChanged(SessionInfo session) {
        super.rightsChanged(session);
        if (open.contains(session.id())) {
            OrielServer server = served().server();
            synchronized (this) {
                server.session(session.id())
                        .ifPresent(now -> server.tell(
                                now.id(), PageWords.rights(facts.usable().apply(now.rights()))));
            }
        }
        tellPeople();
    }

    @Override
    public void controlChanged() {
        super.controlChanged();
        if (!open.isEmpty()) {
            tellControl(page -> true);
        }
    }

    @Override
    public void screenLost(boolean lost) {
        super.screenLost(lost);
        if (!open.isEmpty()) {
            OrielServer server = served().server();
            open.forEach(page -> server.tell(page, PageWords.screen(lost)));
        }
    }

    /** What the screen shows is a recording: pages have controls for it. */
    public void play(Player played) {
        PlayerPages pages = new PlayerPages(played);
        player = Optional.of(pages);
        pages.tell(word -> open.forEach(page -> served().server().tell(page, word)));
    }

    /** The screen is being recorded from now on, or no longer: all pages say so, those to come too. */
    public synchronized void recording(boolean now) {
        recorded = now;
        open.forEach(page -> served().server().tell(page, PageWords.recording(now)));
    }

    @Override
    public void textLeftOut() {
        super.textLeftOut();
        tellLeftOut(textsLeftOut, PageWords.leftOut("text"));
    }

    @Override
    public void imageLeftOut() {
        super.imageLeftOut();
        tellLeftOut(imagesLeftOut, PageWords.leftOut("image"));
    }

    /** Whoever may read the clipboard is told; not of each, if there are many. */
    private void tellLeftOut(Seldom seldom, CompanionMessage news) {
        if (!open.isEmpty() && seldom.isDue()) {
            OrielServer server = served().server();
            facts.readers(server, open::contains).forEach(page -> server.tell(page, news));
        }
    }

    @Override
    public void closed(SessionInfo session, String reason) {
        open.remove(session.id());
        images.exchange().left(session.id());
        control.left(session.id());
        super.closed(session, reason);
        tellPeople();
    }
}
