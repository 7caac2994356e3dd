package oriel.server.session;

import java.io.IOException;

/** Somebody was not let in. The message is told to the viewer. */
final class RefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Says why, in words for the person at the viewer. */
    RefusedException(String reason) {
        super(reason);
    }
}
