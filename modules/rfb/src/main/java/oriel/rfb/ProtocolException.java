package oriel.rfb;

import java.io.IOException;

/** The peer broke the rules of the protocol; the connection cannot go on. The message is fit for a log. */
public final class ProtocolException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Says which rule was broken. */
    public ProtocolException(String message) {
        super(message);
    }
}
