package oriel.server.encode;

/** An encoder, which may be a third party's, broke its contract; the caller sends the pixels in another encoding. */
public final class EncoderFailedException extends Exception {

    private static final long serialVersionUID = 1;

    EncoderFailedException(Throwable cause) {
        super(cause);
    }
}
