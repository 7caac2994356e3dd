package oriel.transport.netty;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;

/** What a person reads in a browser where a request is not served. */
final class ErrorPage {

    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark">
            <title>%1$s</title>
            <style>
              body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 15vh auto; padding: 0 1rem }
              pre { overflow-x: auto; padding: .75rem 1rem; border: 1px solid; border-radius: .5rem }
            </style>
            <h1>%1$s</h1>
            <p>%2$s</p>
            %3$s</html>
            """;

    private ErrorPage() {}

    /** Whether the request is a browser's that shows what it gets to a person. */
    static boolean isWanted(HttpRequest request) {
        return request.headers().containsValue(HttpHeaderNames.ACCEPT, "text/html", true);
    }

    /** The page, in UTF-8. */
    static String of(HttpError error) {
        String command = error.command().isEmpty() ? "" : "<pre>" + escaped(error.command()) + "</pre>\n";
        return PAGE.formatted(escaped(error.status().reasonPhrase()), escaped(error.text()), command);
    }

    /** What the page may do: nothing but have its own looks. */
    static void confine(HttpHeaders headers) {
        headers.set("Content-Security-Policy", POLICY);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
