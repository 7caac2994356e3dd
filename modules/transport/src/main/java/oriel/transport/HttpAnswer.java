package oriel.transport;

import java.nio.charset.StandardCharsets;

/**
 * The answer to one {@link HttpQuestion}, which no cache keeps and no page of another origin reads.
 *
 * @param status a status code of RFC 9110
 * @param contentType value of the Content-Type header
 * @param content which nobody changes
 */
public record HttpAnswer(int status, String contentType, byte[] content) {

    /** The content type of a text. */
    public static final String TEXT = "text/plain; charset=utf-8";

    /** Checks the status, which is a final one. */
    public HttpAnswer {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status " + status);
        }
    }

    /** A line of text. */
    public static HttpAnswer line(int status, String text) {
        return new HttpAnswer(status, TEXT, (text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
