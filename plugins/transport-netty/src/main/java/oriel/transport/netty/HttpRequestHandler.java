package oriel.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.transport.HttpAnswer;
import oriel.transport.HttpPage;
import oriel.transport.HttpPages;
import oriel.transport.ServerPage;
import oriel.transport.WebSocketSettings;

/** Decides what a request gets. Asked from all event loops; keeps nothing but the names it has complained about. */
final class HttpRequestHandler {

    private static final Logger LOG = LoggerFactory.getLogger(HttpRequestHandler.class);
    private static final int MAX_COMPLAINTS = 200;
    private static final String HEALTH = "/healthz";
    private static final Pattern CHALLENGE = Pattern.compile("/\\.well-known/acme-challenge/[A-Za-z0-9_-]{1,200}");
    private static final String METHODS = "GET, HEAD";

    private final HostRule hosts;
    private final OriginRule origins;
    private final HttpPages pages;
    private final Refusals refusals;
    private final SubPath subPath;
    private final PackedPages packed = new PackedPages();
    private final Set<String> complaints = ConcurrentHashMap.newKeySet();

    HttpRequestHandler(HostRule hosts, OriginRule origins, HttpPages pages, Refusals refusals, SubPath subPath) {
        this.hosts = hosts;
        this.origins = origins;
        this.pages = pages;
        this.refusals = refusals;
        this.subPath = subPath;
    }

    /** How the codec reads heads; their size and their line ends have been checked before. */
    static HttpDecoderConfig decoding(WebSocketSettings settings) {
        return new HttpDecoderConfig()
                .setMaxInitialLineLength(settings.maxHeadBytes())
                .setMaxHeaderSize(settings.maxHeadBytes())
                .setStrictLineParsing(true);
    }

    /** Why a request is not served at all, if so. */
    Optional<HttpError> error(HttpRequest request) {
        Optional<HttpError> flaw = flaw(request);
        if (flaw.isPresent()) {
            return flaw;
        }
        if (isHealth(request)) {
            return Optional.empty();
        }
        String host = request.headers().get(HttpHeaderNames.HOST);
        if (!hosts.accepts(host)) {
            complain(
                    "a request for the host name {} was refused; if it is this server's, add it to allowed_hosts",
                    host);
            return Optional.of(hosts.unknown(host));
        }
        return Upgrade.isWanted(request) ? upgradeError(request, host) : Optional.empty();
    }

    /** Whether somebody asks if the server is alive: that is told whatever the name, and without TLS, too. */
    boolean isHealth(HttpRequest request) {
        return subPath.inside(request.uri()).equals(HEALTH);
    }

    /**
     * Whether somebody who certifies this server's name looks for its answer: they may come without TLS, and to nothing else.
     * RFC 8555 section 8.3.
     */
    static boolean isChallenge(HttpRequest request) {
        return CHALLENGE.matcher(request.uri()).matches();
    }

    /** The answer about its health. */
    static FullHttpResponse healthy() {
        byte[] text = "ok\n".getBytes(StandardCharsets.UTF_8);
        FullHttpResponse answer = response(HttpResponseStatus.OK, Unpooled.wrappedBuffer(text));
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        HttpUtil.setContentLength(answer, text.length);
        return answer;
    }

    /** The answer to a GET or HEAD without a flaw. Waits for files: no work for an event loop. */
    Answer answer(HttpRequest request, HttpPeer peer) throws IOException {
        Optional<String> path = RequestPath.of(request.uri());
        if (path.isEmpty()) {
            return Answer.whole(answer(HttpError.malformed("The path is malformed.")));
        }
        Optional<HttpError> slash = subPath.missingSlash(request.uri());
        if (slash.isPresent()) {
            return Answer.whole(answer(slash.get()));
        }
        String asked = subPath.inside(path.get());
        Optional<HttpAnswer> live = pages.answer(LiveAnswer.question(asked, request, peer));
        if (live.isPresent()) {
            return Answer.whole(common(LiveAnswer.response(live.get(), request.method())));
        }
        Optional<HttpPage> page = find(asked);
        if (page.isEmpty()) {
            HttpError missing = HttpError.of(HttpResponseStatus.NOT_FOUND, "There is no such page.");
            return Answer.whole(answer(missing, ErrorPage.isWanted(request)));
        }
        Optional<String> coding = Compression.coding(request.headers(), page.get());
        String tag = quoted(coding.map(name -> Compression.tag(page.get(), name))
                .orElse(page.get().etag()));
        if (isKnown(request, tag)) {
            FullHttpResponse known = response(HttpResponseStatus.NOT_MODIFIED, Unpooled.EMPTY_BUFFER);
            cached(known, page.get(), tag);
            return Answer.whole(known);
        }
        HttpPage wanted = coding.isPresent() ? packed.of(asked, page.get(), coding.get()) : page.get();
        return found(wanted, tag, request.method().equals(HttpMethod.HEAD));
    }

    private Optional<HttpPage> find(String path) {
        return path.startsWith("/") ? pages.find(path).or(() -> ServerPage.find(path, false)) : Optional.empty();
    }

    /** The answer to a request that is not served, for a program. */
    static FullHttpResponse answer(HttpError error) {
        return answer(error, false);
    }

    /**
     * The answer to a request that is not served.
     *
     * @param asPage for a person
     */
    static FullHttpResponse answer(HttpError error, boolean asPage) {
        String said = error.command().isEmpty() ? error.text() : error.text() + " For example: " + error.command();
        byte[] text = (asPage ? ErrorPage.of(error) : said + "\n").getBytes(StandardCharsets.UTF_8);
        FullHttpResponse answer = response(error.status(), Unpooled.wrappedBuffer(text));
        answer.headers().set(HttpHeaderNames.CONTENT_TYPE, (asPage ? "text/html" : "text/plain") + "; charset=utf-8");
        if (asPage) {
            ErrorPage.confine(answer.headers());
        }
        HttpUtil.setContentLength(answer, text.length);
        error.headers().forEach(answer.headers()::set);
        return answer;
    }

    /** The same address with https, for a request without a flaw. RFC 9110 section 15.4.9. */
    static HttpError toHttps(HttpRequest request) {
        String path = request.uri().startsWith("/") ? request.uri() : "/";
        String address = "https://" + request.headers().get(HttpHeaderNames.HOST) + path;
        return new HttpError(
                HttpResponseStatus.PERMANENT_REDIRECT,
                "This server speaks to browsers of other machines through TLS only: " + LogSanitizer.printable(address),
                Map.of("Location", address));
    }

    private static Optional<HttpError> flaw(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return Optional.of(HttpError.malformed("The request is malformed."));
        }
        if (request.protocolVersion().majorVersion() != 1) {
            return Optional.of(
                    HttpError.of(HttpResponseStatus.HTTP_VERSION_NOT_SUPPORTED, "Only HTTP/1.1 is spoken here."));
        }
        if (request.headers().getAll(HttpHeaderNames.HOST).size() != 1) {
            return Optional.of(HttpError.malformed("One Host header is needed."));
        }
        if (!Set.of(HttpMethod.GET, HttpMethod.HEAD).contains(request.method())) {
            return Optional.of(new HttpError(
                    HttpResponseStatus.METHOD_NOT_ALLOWED,
                    "Only GET and HEAD are served here.",
                    Map.of("Allow", METHODS)));
        }
        if (HttpUtil.isTransferEncodingChunked(request) || HttpUtil.getContentLength(request, 0L) != 0) {
            return Optional.of(HttpError.malformed("A request with a body is not served here."));
        }
        return Optional.empty();
    }

    private Optional<HttpError> upgradeError(HttpRequest request, String host) {
        Optional<HttpError> flaw = Upgrade.flaw(request);
        if (flaw.isPresent()) {
            return flaw;
        }
        List<String> named = request.headers().getAll(HttpHeaderNames.ORIGIN);
        if (named.isEmpty() || named.size() == 1 && origins.accepts(named.get(0), host)) {
            return Optional.empty();
        }
        String origin = String.join(", ", named);
        complain("a page of {} was refused; if it may connect, add it to websocket_allowed_origins", origin);
        return Optional.of(forbidden("Pages of " + LogSanitizer.printable(origin)
                + " may not connect. If they should, the operator can add that to websocket_allowed_origins."));
    }

    private static boolean isKnown(HttpRequest request, String quotedTag) {
        return request.headers().getAll(HttpHeaderNames.IF_NONE_MATCH).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(tag -> tag.strip().replaceFirst("^W/", ""))
                .anyMatch(tag -> tag.equals("*") || tag.equals(quotedTag));
    }

    private static Answer found(HttpPage page, String tag, boolean headOnly) {
        boolean whole = headOnly || page.length() == 0;
        HttpResponse head = whole
                ? response(HttpResponseStatus.OK, Unpooled.EMPTY_BUFFER)
                : common(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
        cached(head, page, tag);
        head.headers().set(HttpHeaderNames.CONTENT_TYPE, page.contentType());
        HttpUtil.setContentLength(head, page.length());
        return new Answer(head, whole ? Optional.empty() : Optional.of(page));
    }

    private static void cached(HttpResponse answer, HttpPage page, String tag) {
        answer.headers()
                .set(HttpHeaderNames.CACHE_CONTROL, "no-cache")
                .set(HttpHeaderNames.ETAG, tag)
                .set(HttpHeaderNames.VARY, HttpHeaderNames.ACCEPT_ENCODING);
        page.headers().forEach(answer.headers()::set);
    }

    private static FullHttpResponse response(HttpResponseStatus status, ByteBuf body) {
        return common(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body));
    }

    private static <T extends HttpResponse> T common(T response) {
        response.headers()
                .set(HttpHeaderNames.DATE, DateFormatter.format(new Date()))
                .set("X-Content-Type-Options", "nosniff")
                .set("X-Served-By", "Oriel");
        return response;
    }

    private static HttpError forbidden(String text) {
        return HttpError.of(HttpResponseStatus.FORBIDDEN, text);
    }

    private static String quoted(String tag) {
        return '"' + tag + '"';
    }

    private void complain(String message, String name) {
        boolean isNew = complaints.size() < MAX_COMPLAINTS && complaints.add(LogSanitizer.printable(name));
        if (isNew && refusals.mayTell()) {
            LOG.info(message, LogSanitizer.printable(name));
        } else {
            LOG.debug(message, LogSanitizer.printable(name));
        }
    }
}
