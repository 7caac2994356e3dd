package oriel.transport.netty;

import static io.netty.handler.codec.http.HttpResponseStatus.SWITCHING_PROTOCOLS;
import static io.netty.handler.codec.http.HttpResponseStatus.UPGRADE_REQUIRED;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The opening handshake of a WebSocket (RFC 6455, section 4.2). The path is free, no extension is accepted. */
final class Upgrade {

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final String VERSION = "13";
    private static final String PROTOCOL = "binary";
    private static final int KEY_LENGTH = 24;
    private static final int KEY_BYTES = 16;

    private Upgrade() {}

    /** Whether the request wants a WebSocket, however wrongly it asks. */
    static boolean isWanted(HttpRequest request) {
        return request.headers().contains(HttpHeaderNames.SEC_WEBSOCKET_KEY)
                || request.headers().contains(HttpHeaderNames.SEC_WEBSOCKET_VERSION)
                || has(request, HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET);
    }

    /** What is wrong with the request. */
    static Optional<HttpError> flaw(HttpRequest request) {
        if (!request.method().equals(HttpMethod.GET)
                || !request.protocolVersion().equals(HttpVersion.HTTP_1_1)) {
            return Optional.of(HttpError.malformed("A WebSocket is asked for with GET and HTTP/1.1."));
        }
        if (!has(request, HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)) {
            return Optional.of(HttpError.malformed("The header Upgrade: websocket is missing."));
        }
        if (!has(request, HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE)) {
            return Optional.of(HttpError.malformed("The header Connection: Upgrade is missing."));
        }
        if (!request.headers().getAll(HttpHeaderNames.SEC_WEBSOCKET_VERSION).equals(List.of(VERSION))) {
            return Optional.of(new HttpError(
                    UPGRADE_REQUIRED,
                    "Only version 13 of the WebSocket protocol is spoken here.",
                    Map.of("Sec-WebSocket-Version", VERSION)));
        }
        if (!isKey(request.headers().getAll(HttpHeaderNames.SEC_WEBSOCKET_KEY))) {
            return Optional.of(HttpError.malformed("Sec-WebSocket-Key must be 16 bytes in base64."));
        }
        return Optional.empty();
    }

    /** The answer to a request without a flaw. */
    static FullHttpResponse accept(HttpRequest request) {
        FullHttpResponse answer =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, SWITCHING_PROTOCOLS, Unpooled.EMPTY_BUFFER);
        answer.headers()
                .set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE)
                .set(
                        HttpHeaderNames.SEC_WEBSOCKET_ACCEPT,
                        proof(request.headers().get(HttpHeaderNames.SEC_WEBSOCKET_KEY)));
        if (request.headers().containsValue(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, PROTOCOL, false)) {
            answer.headers().set(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, PROTOCOL);
        }
        return answer;
    }

    private static boolean isKey(List<String> keys) {
        if (keys.size() != 1 || keys.get(0).length() != KEY_LENGTH) {
            return false;
        }
        try {
            return Base64.getDecoder().decode(keys.get(0)).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String proof(String key) {
        try {
            byte[] text = (key + GUID).getBytes(StandardCharsets.US_ASCII);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    private static boolean has(HttpRequest request, CharSequence header, CharSequence token) {
        return request.headers().containsValue(header, token, true);
    }
}
