package oriel.transport.netty;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Map;

/**
 * A request that is not served, and why.
 *
 * @param status the answer's status
 * @param text what the person at the other end reads
 * @param headers further headers
 * @param command what the operator can type against it; empty if there is no such thing
 */
record HttpError(HttpResponseStatus status, String text, Map<String, String> headers, String command) {

    HttpError(HttpResponseStatus status, String text, Map<String, String> headers) {
        this(status, text, headers, "");
    }

    static HttpError of(HttpResponseStatus status, String text) {
        return new HttpError(status, text, Map.of());
    }

    static HttpError malformed(String text) {
        return of(HttpResponseStatus.BAD_REQUEST, text);
    }
}
