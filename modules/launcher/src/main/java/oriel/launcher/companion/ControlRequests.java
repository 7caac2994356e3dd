package oriel.launcher.companion;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.security.Right;
import oriel.server.OrielServer;
import oriel.server.event.SessionId;
import oriel.server.event.SessionInfo;

/**
 * Whoever may press keys may ask the one who alone controls the screen for the control, and whoever may {@link Right#MANAGE}
 * takes it. Who asks again and again is heard once in a while. Used by threads of sessions; its own monitor guards what was asked.
 */
final class ControlRequests {

    /** So long after a question, or after the answer that it stays as it is, the same asker is not heard. */
    static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final Logger LOG = LoggerFactory.getLogger(ControlRequests.class);

    private final OrderLog orders;
    private final LongSupplier nanoTime;
    private final Map<SessionId, Question> questions = new HashMap<>();

    /** The last of an asker, to whom it was, and when it was asked or answered. */
    private record Question(SessionId holder, boolean isOpen, long nanos) {}

    /**
     * Nobody has asked yet.
     *
     * @param orders hears who has taken it
     * @param nanoTime the time, as of {@link System#nanoTime}
     */
    ControlRequests(OrderLog orders, LongSupplier nanoTime) {
        this.orders = orders;
        this.nanoTime = nanoTime;
    }

    /**
     * Somebody asks, and is told what comes of it.
     *
     * @param isPage whose viewer is a page, which can be asked
     */
    void ask(OrielServer server, SessionInfo asker, Predicate<SessionId> isPage) {
        Optional<SessionInfo> found = server.controller().flatMap(server::session);
        if (found.isEmpty() || found.get().id().equals(asker.id())) {
            return; // It has changed meanwhile; all pages are told so.
        }
        SessionInfo holder = found.get();
        if (!asker.rights().contains(Right.INPUT)) {
            server.tell(asker.id(), PageWords.refusal("You may not control the screen."));
        } else if (asker.rights().contains(Right.MANAGE)) {
            orders.ordered(asker, "control", holder);
            give(server, holder.id(), asker.id());
        } else if (isPage.test(holder.id())) {
            askPage(server, asker, holder.id());
        } else {
            String text = "Whoever controls the screen uses a viewer that cannot be asked.";
            server.tell(asker.id(), PageWords.refusal(text));
        }
    }

    private void askPage(OrielServer server, SessionInfo asker, SessionId holder) {
        long now = nanoTime.getAsLong();
        Optional<Question> early;
        synchronized (this) {
            early = Optional.ofNullable(questions.get(asker.id()))
                    .filter(last -> last.holder().equals(holder) && now - last.nanos() < PAUSE_NANOS);
            if (early.isEmpty()) {
                questions.put(asker.id(), new Question(holder, true, now));
            }
        }
        // Ahead of what the other says to it.
        server.tell(asker.id(), PageWords.answer(early.map(Question::isOpen).orElse(true) ? "asked" : "wait"));
        if (early.isEmpty()) {
            server.tell(holder, PageWords.asked(asker));
        }
    }

    private synchronized boolean close(SessionId asker, SessionId holder) {
        Question question = questions.get(asker);
        if (question == null || !question.isOpen() || !question.holder().equals(holder)) {
            return false;
        }
        questions.put(asker, new Question(holder, false, nanoTime.getAsLong()));
        return true;
    }

    /** A page has gone. */
    synchronized void left(SessionId page) {
        questions.remove(page);
    }

    /** Somebody gives what they have, or keeps it. */
    void answer(OrielServer server, SessionInfo holder, Object asker, boolean gives) {
        if (!(asker instanceof Number number) || !server.controller().equals(Optional.of(holder.id()))) {
            return;
        }
        SessionId other = new SessionId(number.longValue());
        if (gives) {
            left(other);
            give(server, holder.id(), other);
        } else if (close(other, holder.id())) {
            server.tell(other, PageWords.answer("kept"));
        }
    }

    private static void give(OrielServer server, SessionId from, SessionId to) {
        if (server.handOverControl(from, to)) {
            LOG.info("session {} controls the screen from now on, instead of session {}", to, from);
        }
    }
}
