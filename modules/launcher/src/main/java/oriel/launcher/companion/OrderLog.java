package oriel.launcher.companion;

import oriel.server.event.SessionInfo;

/** Hears what somebody with {@link oriel.security.Right#MANAGE} orders from a page. Called by threads of sessions. */
@FunctionalInterface
public interface OrderLog {

    /** Nobody wants to know. */
    OrderLog NONE = (by, order, about) -> {};

    /**
     * An order that is carried out.
     *
     * @param by who gives it
     * @param order {@code end}, {@code control} (taken from them), or the rights that are given, in words
     * @param about whose session it is about, as it was before
     */
    void ordered(SessionInfo by, String order, SessionInfo about);
}
