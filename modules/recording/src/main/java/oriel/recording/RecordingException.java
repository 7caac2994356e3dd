package oriel.recording;

import java.io.IOException;

/** A file is no recording, or one that cannot be read here; says why in a few words. */
public final class RecordingException extends IOException {

    private static final long serialVersionUID = 1L;

    RecordingException(String reason) {
        super(reason);
    }
}
