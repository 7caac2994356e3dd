package oriel.transport;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * What a page asks in its own folder to learn who has served it: {@code server.json}. It is there in every folder, so that
 * a proxy may have put any path before it, and it is a body, since proxies take headers away and refuse HEAD.
 */
public final class ServerPage {

    private static final String PATH = "/server.json";
    private static final HttpPage PLAIN = page("plain", "{\"server\":\"Oriel\",\"codes\":false}\n");
    private static final HttpPage CODES = page("codes", "{\"server\":\"Oriel\",\"codes\":true}\n");

    private ServerPage() {}

    /**
     * The page, if that is what a path asks for.
     *
     * @param path the path of a request, as {@link HttpPages#find} gets it
     * @param codes whether a login needs a field for the code of a second factor. Strangers learn by it that somebody has
     *     one, and not who
     */
    public static Optional<HttpPage> find(String path, boolean codes) {
        return path.endsWith(PATH) ? Optional.of(codes ? CODES : PLAIN) : Optional.empty();
    }

    private static HttpPage page(String tag, String text) {
        return new HttpPage("application/json", tag, text.getBytes(StandardCharsets.UTF_8), Map.of());
    }
}
