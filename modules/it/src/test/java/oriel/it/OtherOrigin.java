package oriel.it;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.Optional;
import oriel.transport.FolderPages;
import oriel.transport.HttpPage;

/** A folder of pages from another web server on this machine: another origin than the screen's. */
public final class OtherOrigin implements AutoCloseable {

    private final HttpServer server;

    private OtherOrigin(HttpServer server) {
        this.server = server;
    }

    /** Serves a folder. */
    public static OtherOrigin of(Path folder) throws IOException {
        FolderPages pages = new FolderPages(folder, false);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            Optional<HttpPage> page = pages.find(exchange.getRequestURI().getPath());
            page.ifPresent(found -> exchange.getResponseHeaders().set("Content-Type", found.contentType()));
            exchange.sendResponseHeaders(page.isPresent() ? 200 : 404, 0);
            if (page.isPresent()) {
                try (InputStream content =
                        Channels.newInputStream(page.get().body().open())) {
                    content.transferTo(exchange.getResponseBody());
                }
            }
            exchange.close();
        });
        server.start();
        return new OtherOrigin(server);
    }

    /** As a browser names it: {@code http://127.0.0.1:40000}. */
    public String name() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
