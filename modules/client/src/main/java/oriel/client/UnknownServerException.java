package oriel.client;

import java.io.IOException;

/** The server encrypts, and shows a certificate that this viewer does not trust; nothing was told it. */
public final class UnknownServerException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String fingerprint;

    /**
     * Says why.
     *
     * @param fingerprint SHA-256 of the certificate that it shows
     */
    public UnknownServerException(String reason, String fingerprint) {
        super(reason);
        this.fingerprint = fingerprint;
    }

    /** SHA-256 of the certificate that the server shows: 32 pairs of capital hex digits with colons. */
    public String fingerprint() {
        return fingerprint;
    }
}
