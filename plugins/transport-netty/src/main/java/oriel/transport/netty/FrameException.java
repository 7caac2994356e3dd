package oriel.transport.netty;

/** A browser broke the rules of RFC 6455; the code says it to the browser, the message to the log. */
final class FrameException extends Exception {

    /** Close code of a message of a kind that is not served. */
    static final int UNSUPPORTED = 1003;

    /** Close code of text that is not UTF-8. */
    static final int NOT_UTF_8 = 1007;

    /** Close code of a message that is too long. */
    static final int TOO_LONG = 1009;

    private static final int PROTOCOL_ERROR = 1002;
    private static final long serialVersionUID = 1L;

    private final int code;

    FrameException(int code, String message) {
        super(message);
        this.code = code;
    }

    static FrameException protocol(String message) {
        return new FrameException(PROTOCOL_ERROR, message);
    }

    int code() {
        return code;
    }
}
