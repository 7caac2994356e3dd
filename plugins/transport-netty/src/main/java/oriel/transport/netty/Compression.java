package oriel.transport.netty;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import oriel.transport.HttpPage;

/** Which pages go as gzip (RFC 9110 section 8.4.1.3): for browsers that take it, and where it is worth it. */
final class Compression {

    private static final int MIN_BYTES = 512;
    private static final int MAX_BYTES = 4 << 20;
    private static final String SUFFIX = "-gzip";
    private static final Pattern COMPRESSIBLE = Pattern.compile("text/.*|application/(json|wasm)|image/svg\\+xml");
    private static final Pattern ACCEPTED = Pattern.compile("(gzip|\\*)(;q=(?!0(\\.0*)?$).*)?");

    private Compression() {}

    /** Whether a page should be sent as gzip in answer to a request with these headers. */
    static boolean suits(HttpHeaders request, HttpPage page) {
        long length = page.length();
        return length >= MIN_BYTES
                && length <= MAX_BYTES
                && COMPRESSIBLE.matcher(page.contentType().split(";", 2)[0]).matches()
                && request.getAll(HttpHeaderNames.ACCEPT_ENCODING).stream()
                        .flatMap(value -> Arrays.stream(value.split(",")))
                        .map(coding -> coding.replaceAll("\\s", "").toLowerCase(Locale.ROOT))
                        .anyMatch(coding -> ACCEPTED.matcher(coding).matches());
    }

    /** The tag of the same page as gzip: it differs, since other bytes are sent. */
    static String tag(HttpPage page) {
        return page.etag() + SUFFIX;
    }
}
