package oriel.server.session;

import java.io.IOException;

/** A peer speaks TLS, and began after it had been greeted without: nothing can be mended then. */
final class LateTlsException extends IOException {

    private static final long serialVersionUID = 1L;

    LateTlsException() {
        super("TLS came too late: this connection had been greeted as a viewer's without it");
    }
}
