package oriel.transport.netty;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Takes the path out of a request's target: without the query, percent-decoded once. */
final class RequestPath {

    private static final int ESCAPE_LENGTH = 3;

    private RequestPath() {}

    /** The path, or nothing if the target is malformed. */
    static Optional<String> of(String target) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        int at = 0;
        while (at < path.length()) {
            boolean escaped = path.charAt(at) == '%';
            int next = escaped ? unescape(path, at) : path.charAt(at);
            if (next <= 0 || !escaped && (next == '#' || next > '~')) {
                return Optional.empty();
            }
            decoded.write(next);
            at += escaped ? ESCAPE_LENGTH : 1;
        }
        return utf8(decoded.toByteArray());
    }

    private static int unescape(String path, int at) {
        if (at + ESCAPE_LENGTH > path.length()) {
            return -1;
        }
        int high = hex(path.charAt(at + 1));
        int low = hex(path.charAt(at + 2));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static int hex(char digit) {
        return digit > '~' ? -1 : Character.digit(digit, 16);
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            ByteBuffer all = ByteBuffer.wrap(bytes);
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(all).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
