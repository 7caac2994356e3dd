package oriel.client;

import java.io.IOException;

/** The server did not let this viewer in; the message is the server's reason or says what is missing. */
public final class LoginException extends IOException {

    private static final long serialVersionUID = 1L;

    private final LoginProblem problem;

    /** The server refused, and says why. */
    public LoginException(String reason) {
        this(LoginProblem.REFUSED, reason);
    }

    /** Says what kept it out, and why. */
    public LoginException(LoginProblem problem, String reason) {
        super(reason);
        this.problem = problem;
    }

    /** What kept it out. */
    public LoginProblem problem() {
        return problem;
    }
}
