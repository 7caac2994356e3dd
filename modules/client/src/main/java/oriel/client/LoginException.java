package oriel.client;

import java.io.IOException;

/** The server did not let this viewer in; the message is the server's reason or says what is missing. */
public final class LoginException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Says why. */
    public LoginException(String reason) {
        super(reason);
    }
}
