package oriel.launcher.companion;

import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.security.Right;
import oriel.server.OrielServer;
import oriel.server.event.SessionId;
import oriel.server.event.SessionInfo;

/**
 * Whoever may press keys may ask the one who alone controls the screen for the control, and whoever may {@link Right#MANAGE}
 * takes it. Used by threads of sessions.
 *
 * @param orders hears who has taken it
 */
record ControlRequests(OrderLog orders) {

    private static final Logger LOG = LoggerFactory.getLogger(ControlRequests.class);

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
            server.tell(asker.id(), PageWords.answer("asked")); // ahead of what the other says to it
            server.tell(holder.id(), PageWords.asked(asker));
        } else {
            String text = "Whoever controls the screen uses a viewer that cannot be asked.";
            server.tell(asker.id(), PageWords.refusal(text));
        }
    }

    /** Somebody gives what they have, or keeps it. */
    void answer(OrielServer server, SessionInfo holder, Object asker, boolean gives) {
        if (!(asker instanceof Number number) || !server.controller().equals(Optional.of(holder.id()))) {
            return;
        }
        SessionId other = new SessionId(number.longValue());
        if (gives) {
            give(server, holder.id(), other);
        } else {
            server.tell(other, PageWords.answer("kept"));
        }
    }

    private static void give(OrielServer server, SessionId from, SessionId to) {
        if (server.handOverControl(from, to)) {
            LOG.info("session {} controls the screen from now on, instead of session {}", to, from);
        }
    }
}
