package oriel.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import java.util.Map;

/**
 * One answer to a GET.
 *
 * @param contentType value of the Content-Type header
 * @param etag a text that changes with the content, without quotes
 * @param length bytes of the content
 * @param body the content, which is read as it is sent
 * @param headers further headers
 * @param packed the same content compressed, where that is there already, the smallest first
 */
public record HttpPage(
        String contentType, String etag, long length, Body body, Map<String, String> headers, List<Packed> packed) {

    /** Copies the headers and the list. */
    public HttpPage {
        headers = Map.copyOf(headers);
        packed = List.copyOf(packed);
    }

    /** A page that is not packed. */
    public HttpPage(String contentType, String etag, long length, Body body, Map<String, String> headers) {
        this(contentType, etag, length, body, headers, List.of());
    }

    /** A page that is in memory; nobody changes {@code content}. */
    public HttpPage(String contentType, String etag, byte[] content, Map<String, String> headers) {
        this(contentType, etag, content.length, () -> Channels.newChannel(new ByteArrayInputStream(content)), headers);
    }

    /**
     * The content, compressed.
     *
     * @param coding how, by its name in HTTP (RFC 9110 section 8.4.1), such as {@code gzip}
     * @param length bytes of it
     * @param body the bytes
     */
    public record Packed(String coding, long length, Body body) {}

    /** Where the content of a page comes from. */
    @FunctionalInterface
    public interface Body {

        /**
         * Begins to read the content, from its first byte on. Called for each reader, by a thread that may wait for a disk;
         * whoever opens it closes it.
         *
         * @throws IOException if it is not there any more
         */
        ReadableByteChannel open() throws IOException;
    }
}
