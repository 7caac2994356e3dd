package oriel.launcher;

import java.util.List;

/** The server cannot start here and now, although its configuration may be sound. */
final class StartException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    StartException(ExitCode code, String cause, String remedy) {
        super(cause);
        this.failure = new Failure(code, List.of(cause), remedy);
    }

    Failure failure() {
        return failure;
    }
}
