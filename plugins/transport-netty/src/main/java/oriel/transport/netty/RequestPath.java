package oriel.transport.netty;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes the path out of a request's target: without the query, percent-decoded once. */
final class RequestPath {

    private static final Pattern ASCII = Pattern.compile("[\\x01-~]*");

    private RequestPath() {}

    /** The path, or nothing if the target is malformed. */
    static Optional<String> of(String target) {
        QueryStringDecoder decoder = new QueryStringDecoder(target, StandardCharsets.ISO_8859_1);
        String raw = decoder.rawPath();
        if (!ASCII.matcher(raw).matches() || target.startsWith("#", raw.length())) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(decoder.path().getBytes(StandardCharsets.ISO_8859_1));
            String path = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return Optional.of(path).filter(text -> text.indexOf(0) < 0);
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
