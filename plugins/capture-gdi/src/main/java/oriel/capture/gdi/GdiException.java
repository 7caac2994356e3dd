package oriel.capture.gdi;

import java.io.IOException;

/** Windows has refused something that a capture cannot do without. */
final class GdiException extends IOException {

    private static final long serialVersionUID = 1L;

    GdiException(String message) {
        super(message);
    }
}
