package oriel.transport;

import java.util.Map;

/**
 * One answer to a GET.
 *
 * @param contentType value of the Content-Type header
 * @param etag a text that changes with the content, without quotes
 * @param body the content; not changed by anybody
 * @param headers further headers
 */
public record HttpPage(String contentType, String etag, byte[] body, Map<String, String> headers) {

    /** Copies the headers. */
    public HttpPage {
        headers = Map.copyOf(headers);
    }
}
