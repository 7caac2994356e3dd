package oriel.launcher.acme;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import oriel.transport.HttpPage;
import oriel.transport.HttpPages;

/** The pages by which an ACME server sees that a name leads here (HTTP-01, RFC 8555 section 8.3), while it asks. Thread-safe. */
public final class AcmeChallenges implements HttpPages {

    private static final String FOLDER = "/.well-known/acme-challenge/";

    private final Map<String, HttpPage> pages = new ConcurrentHashMap<>();

    /** Knows no page. */
    public AcmeChallenges() {}

    @Override
    public Optional<HttpPage> find(String path) {
        return Optional.ofNullable(pages.get(path));
    }

    /** Has a page from now on. */
    void put(String token, String authorization) {
        byte[] content = authorization.getBytes(StandardCharsets.US_ASCII);
        pages.put(FOLDER + token, new HttpPage("application/octet-stream", token, content, Map.of()));
    }

    /** Has it no more. */
    void remove(String token) {
        pages.remove(FOLDER + token);
    }
}
