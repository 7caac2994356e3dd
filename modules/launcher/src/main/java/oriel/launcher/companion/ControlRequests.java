package oriel.launcher.companion;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.rfb.message.CompanionMessage;
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
     * Somebody asks.
     *
     * @return what they are told; empty if they get it, or the other is asked
     */
    Optional<CompanionMessage> ask(OrielServer server, SessionInfo asker) {
        Optional<SessionInfo> holder = server.controller().flatMap(server::session);
        if (holder.isEmpty() || holder.get().id().equals(asker.id())) {
            return Optional.empty(); // It has changed meanwhile; all pages are told so.
        }
        if (!asker.rights().contains(Right.INPUT)) {
            return Optional.of(PageWords.refusal("You may not control the screen."));
        }
        if (asker.rights().contains(Right.MANAGE)) {
            orders.ordered(asker, "control", holder.get());
            give(server, holder.get().id(), asker.id());
            return Optional.empty();
        }
        boolean told = server.tell(holder.get().id(), PageWords.asked(asker));
        return Optional.of(
                told
                        ? PageWords.answer("asked")
                        : PageWords.refusal("Whoever controls the screen uses a viewer that cannot be asked."));
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
