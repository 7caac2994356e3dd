package oriel.transport.netty;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.AttributeKey;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A secret that a browser brings as a subprotocol of its own, {@code oriel.token.SECRET}, beside {@code binary}: a page has
 * no other place for one in its request but the address, which servers and proxies write into their logs.
 */
final class TokenProtocol {

    private static final AttributeKey<String> KEY = AttributeKey.valueOf(TokenProtocol.class, "token");
    private static final Pattern NAME = Pattern.compile("oriel\\.token\\.([A-Za-z0-9._-]{1,1024})");

    private TokenProtocol() {}

    /** Keeps what a request brings. Two of them are none. */
    static void note(Channel channel, HttpRequest request) {
        List<String> found = request.headers().getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL).stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .map(name -> NAME.matcher(name.strip()))
                .filter(Matcher::matches)
                .map(name -> name.group(1))
                .toList();
        channel.attr(KEY).set(found.size() == 1 ? found.get(0) : null);
    }

    /** What was brought. */
    static Optional<String> of(Channel channel) {
        return Optional.ofNullable(channel.attr(KEY).get());
    }
}
