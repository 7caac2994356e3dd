package oriel.transport.netty;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import oriel.transport.HttpPage;

/**
 * Which pages go compressed, and how (RFC 9110 sections 8.4.1 and 12.5.3): as gzip, or as they are packed already, for browsers
 * that take it, and where it is worth it.
 */
final class Compression {

    private static final int MIN_BYTES = 512;
    private static final int MAX_BYTES = 4 << 20;
    private static final String GZIP = "gzip";
    private static final String ANY = "*";
    private static final Pattern COMPRESSIBLE = Pattern.compile("text/.*|application/(json|wasm)|image/svg\\+xml");
    private static final Pattern ACCEPTED = Pattern.compile("([^;]+)(?:;q=(0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?))?");

    private Compression() {}

    /** How a page should be compressed in answer to a request with these headers, if at all; the smallest of equals. */
    static Optional<String> coding(HttpHeaders request, HttpPage page) {
        long length = page.length();
        boolean suits = length >= MIN_BYTES
                && length <= MAX_BYTES
                && COMPRESSIBLE.matcher(page.contentType().split(";", 2)[0]).matches();
        if (!suits) {
            return Optional.empty();
        }
        Map<String, Double> weights = weights(request);
        return Stream.concat(page.packed().stream().map(HttpPage.Packed::coding), Stream.of(GZIP))
                .filter(coding -> weight(weights, coding) > 0)
                .max(Comparator.comparingDouble(coding -> weight(weights, coding)));
    }

    private static double weight(Map<String, Double> weights, String coding) {
        return weights.getOrDefault(coding, weights.getOrDefault(ANY, 0.0));
    }

    /** What a browser says of each coding; one that is not well said is not taken. */
    private static Map<String, Double> weights(HttpHeaders request) {
        Map<String, Double> weights = new HashMap<>();
        request.getAll(HttpHeaderNames.ACCEPT_ENCODING).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(each -> ACCEPTED.matcher(each.replaceAll("\\s", "").toLowerCase(Locale.ROOT)))
                .filter(Matcher::matches)
                .forEach(each -> weights.put(
                        each.group(1),
                        Optional.ofNullable(each.group(2)).map(Double::valueOf).orElse(1.0)));
        return weights;
    }

    /** The tag of the same page in a coding: it differs, since other bytes are sent. */
    static String tag(HttpPage page, String coding) {
        return page.etag() + '-' + coding;
    }
}
