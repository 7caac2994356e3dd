package oriel.recording;

import java.io.IOException;

/** A recording cannot be written any more: the disk is full, or gone. */
public final class RecordingFailure extends IOException {

    private static final long serialVersionUID = 1L;

    RecordingFailure(IOException cause) {
        super(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
    }
}
