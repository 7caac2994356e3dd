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
              :root { --paper: #eef2f4; --card: #fff; --ink: #16242b; --line: #ccd7dc }
              @media (prefers-color-scheme: dark) {
                :root { --paper: #10181c; --card: #19242a; --ink: #e4ecef; --line: #33434b }
              }
              body { margin: 15vh 1rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
              main { max-width: 40rem; margin: auto; overflow-wrap: anywhere }
              h1 { font-size: 1.5rem }
              pre { padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--card);
                white-space: pre-wrap }
            </style>
            <main>
            <h1>%1$s</h1>
            <p>%2$s</p>
            %3$s</main>
            </html>
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
