package oriel.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Optional;
import oriel.transport.HttpAnswer;
import oriel.transport.HttpQuestion;

/** What is made anew for each who asks, in the words of HTTP. */
final class LiveAnswer {

    private LiveAnswer() {}

    /**
     * What is asked.
     *
     * @param path as pages are found by it
     */
    static HttpQuestion question(String path, HttpRequest request, HttpPeer peer) {
        List<String> accepted = request.headers().getAll(HttpHeaderNames.ACCEPT);
        List<String> proofs = request.headers().getAll(HttpHeaderNames.AUTHORIZATION);
        return new HttpQuestion(
                path,
                peer.origin(),
                accepted.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", accepted)),
                proofs.size() == 1 ? Optional.of(proofs.get(0)) : Optional.empty());
    }

    /** The whole answer to a GET, or its head alone to a HEAD. RFC 9110 section 9.3.2. */
    static FullHttpResponse response(HttpAnswer answer, HttpMethod method) {
        byte[] content = answer.content();
        ByteBuf body = method.equals(HttpMethod.HEAD) ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(content);
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(answer.status()), body);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, answer.contentType())
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set("Cross-Origin-Resource-Policy", "same-origin");
        HttpUtil.setContentLength(response, content.length);
        return response;
    }
}
