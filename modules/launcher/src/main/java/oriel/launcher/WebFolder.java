package oriel.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.transport.HttpPage;
import oriel.transport.HttpPages;

/**
 * The files of one folder as web pages. Nothing outside of it is ever read, also not through symbolic links, nor is a file
 * whose name begins with a dot. Used by any thread.
 */
final class WebFolder implements HttpPages {

    private static final Logger LOG = LoggerFactory.getLogger(WebFolder.class);

    /** Pages that a folder's address stands for, the first that is there. */
    private static final List<String> INDEXES = List.of("index.html", "vnc_client.html", "vnc.html");

    /** The same files are also found below this, where a web server over the whole project has them. */
    private static final String ALIAS = "web/";

    private static final int LARGEST_BYTES = 32 << 20;

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("md", "text/plain; charset=utf-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("wasm", "application/wasm"),
            Map.entry("woff", "font/woff"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("ttf", "font/ttf"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("oga", "audio/ogg"));

    private static final Map<String, String> HEADERS =
            Map.of("X-Content-Type-Options", "nosniff", "Cache-Control", "no-cache");

    private final Path root;

    WebFolder(Path root) {
        this.root = root;
    }

    @Override
    public Optional<HttpPage> find(String path) {
        String relative = path.replaceFirst("^/+", "");
        try {
            return file(relative)
                    .or(() -> relative.startsWith(ALIAS) ? file(relative.substring(ALIAS.length())) : Optional.empty())
                    .flatMap(WebFolder::page);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Optional<Path> file(String relative) {
        Path asked = root.resolve(relative).normalize();
        if (!asked.startsWith(root.normalize()) || hasHidden(root.normalize().relativize(asked))) {
            return Optional.empty();
        }
        Optional<Path> found = Files.isDirectory(asked)
                ? INDEXES.stream()
                        .map(asked::resolve)
                        .filter(Files::isRegularFile)
                        .findFirst()
                : Optional.of(asked).filter(Files::isRegularFile);
        return found.filter(this::isInside);
    }

    private static boolean hasHidden(Path relative) {
        for (Path name : relative) {
            if (name.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private boolean isInside(Path file) {
        try {
            return file.toRealPath().startsWith(root.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<HttpPage> page(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.size() > LARGEST_BYTES) {
                LOG.warn("the web page {} is not served: it is larger than {} bytes", file, LARGEST_BYTES);
                return Optional.empty();
            }
            String etag = Long.toHexString(attributes.lastModifiedTime().toMillis()) + "-"
                    + Long.toHexString(attributes.size());
            return Optional.of(new HttpPage(type(file), etag, Files.readAllBytes(file), HEADERS));
        } catch (IOException e) {
            LOG.warn("the web page {} cannot be read: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    private static String type(Path file) {
        String name = file.getFileName().toString();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(ending, "application/octet-stream");
    }
}
