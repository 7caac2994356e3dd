package oriel.server.event;

import oriel.rfb.message.CompanionMessage;

/**
 * What a program around the server does with words of pages that list {@link oriel.rfb.Encodings#ORIEL_COMPANION}; it answers
 * with {@code OrielServer.tell}. Called by a session's reader thread, without any lock: one that takes its time holds up that
 * session alone. What it throws is logged, and is the end of that message only.
 */
public interface Companion {

    /** Of a server that has none: such pages are told nothing, and may say nothing. */
    Companion NONE = new Companion() {

        @Override
        public void opened(SessionInfo session) {}

        @Override
        public void received(SessionInfo session, CompanionMessage message) {}
    };

    /**
     * A viewer takes messages from now on, and may send them: it has listed the pseudo-encoding, for the first time or after a
     * list without it. It waits for the first word.
     */
    void opened(SessionInfo session);

    /**
     * A viewer has sent a message: anything, of anybody who may look at the screen.
     *
     * @param session with the rights that it has now
     */
    void received(SessionInfo session, CompanionMessage message);
}
