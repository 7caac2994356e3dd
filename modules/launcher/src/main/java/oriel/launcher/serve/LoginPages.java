package oriel.launcher.serve;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import oriel.transport.HttpPage;
import oriel.transport.HttpPages;

/**
 * Pages that say, by a header, whether the login needs a field for the code of a second factor. Strangers learn by it that
 * somebody has one, and not who.
 *
 * @param pages what is found
 * @param codes whether somebody has a second factor; asked for each page
 */
record LoginPages(HttpPages pages, BooleanSupplier codes) implements HttpPages {

    private static final String HEADER = "X-Oriel-Login";
    private static final String CODE = "code";

    @Override
    public Optional<HttpPage> find(String path) {
        Optional<HttpPage> page = pages.find(path);
        return codes.getAsBoolean() ? page.map(LoginPages::withHeader) : page;
    }

    private static HttpPage withHeader(HttpPage page) {
        Map<String, String> headers = new HashMap<>(page.headers());
        headers.put(HEADER, CODE);
        return new HttpPage(page.contentType(), page.etag(), page.length(), page.body(), headers, page.packed());
    }
}
