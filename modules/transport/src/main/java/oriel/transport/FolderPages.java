package oriel.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files of one folder as pages. Nothing outside of it is read, whatever a path says, also not through a symbolic link;
 * files whose names begin with a dot are not shown, folders are not listed.
 *
 * <p>The path "/" is the first of {@code index.html}, {@code vnc.html} and {@code vnc_client.html} that exists; another
 * folder's path, with a slash at its end, is its {@code index.html}. A folder without a {@code web} subfolder answers to
 * "/web/" as well, so that addresses stay the same whether this folder or the one above it is served.
 *
 * <p>A file is read when its content is asked for; to say that a browser knows it already, it is looked at only.
 */
public final class FolderPages implements HttpPages {

    private static final List<String> START_PAGES = List.of("index.html", "vnc.html", "vnc_client.html");
    private static final String FOLDER_PAGE = "index.html";
    private static final String ALIAS = "web";
    private static final long LARGEST_FILE = 32L << 20;
    /** Of our own pages those that connect to other servers than the one that they came from. */
    private static final Set<String> FAR_PAGES = Set.of("other.html", "vnc_client.html", "wall.html");

    /** What the packed copies of a file are called after it, and how they are packed; the smallest first. */
    private static final List<Map.Entry<String, String>> COPIES =
            List.of(Map.entry(".br", "br"), Map.entry(".gz", "gzip"));

    private static final String POLICY = "Content-Security-Policy";

    /**
     * Scripts and styles come from here alone and never stand in a page, and so do screens; noVNC shows images and
     * pointers as data.
     */
    private static final String OWN_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
                    + "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; %s; connect-src 'self'";

    private static final String FAR_POLICY = OWN_POLICY + " ws: wss:";

    private static final String FRAMED_BY_SELF = "frame-ancestors 'self'";

    private final Path root;
    private final boolean ownPages;
    private final boolean hasAlias;
    private final Map<String, String> headers;
    private final Map<String, String> farHeaders;
    private final FileTags tags = new FileTags(Instant::now);

    /**
     * Serves a folder. Files may change while they are served; the folder itself must exist.
     *
     * @param folder whose files are shown
     * @param ownPages true for pages that keep the strict Content-Security-Policy of ours (no inline script, nothing from
     *     elsewhere, and WebSockets to elsewhere only for those pages that are made for it); false for pages of others,
     *     which may need what it forbids
     * @throws IOException if the folder is not there or may not be read
     */
    public FolderPages(Path folder, boolean ownPages) throws IOException {
        this.ownPages = ownPages;
        this.root = folder.toRealPath();
        if (!Files.isDirectory(root)) {
            throw new IOException(folder + " is not a folder");
        }
        this.hasAlias = !Files.exists(root.resolve(ALIAS), LinkOption.NOFOLLOW_LINKS);
        Map<String, String> common = Map.of("Referrer-Policy", "no-referrer", "X-Frame-Options", "SAMEORIGIN");
        this.headers = ownPages ? with(common, POLICY, OWN_POLICY.formatted(FRAMED_BY_SELF)) : common;
        this.farHeaders = ownPages ? with(common, POLICY, FAR_POLICY.formatted(FRAMED_BY_SELF)) : common;
    }

    private FolderPages(FolderPages pages, Collection<String> origins) {
        this.ownPages = pages.ownPages;
        this.root = pages.root;
        this.hasAlias = pages.hasAlias;
        String framed = FRAMED_BY_SELF + " " + String.join(" ", origins);
        Map<String, String> common = Map.of("Referrer-Policy", "no-referrer");
        this.headers = with(common, POLICY, ownPages ? OWN_POLICY.formatted(framed) : framed);
        this.farHeaders = with(common, POLICY, ownPages ? FAR_POLICY.formatted(framed) : framed);
    }

    /**
     * The same pages, which pages of some other origins may show in a frame. Without this only pages of the same origin may:
     * a page that lays something over a screen can make people click on what they do not see.
     *
     * @param origins such as {@code https://example.org}, as a Content-Security-Policy has them; none: these pages
     */
    public FolderPages framedBy(Collection<String> origins) {
        return origins.isEmpty() ? this : new FolderPages(this, origins);
    }

    @Override
    public Optional<HttpPage> find(String path) {
        if (!path.startsWith("/") || path.indexOf('\\') >= 0 || path.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        Optional<HttpPage> server = ServerPage.find(path, false);
        if (server.isPresent()) {
            return server; // A file of that name is for other web servers, which know nothing of themselves.
        }
        List<String> names = List.of(path.substring(1).split("/", -1));
        boolean aliased = hasAlias && names.get(0).equals(ALIAS);
        List<String> inside = aliased ? names.subList(1, names.size()) : names;
        if (inside.isEmpty() || inside.equals(List.of(""))) {
            return first(START_PAGES.stream());
        }
        boolean isFolder = inside.get(inside.size() - 1).isEmpty();
        List<String> file = isFolder ? inside.subList(0, inside.size() - 1) : inside;
        if (!file.stream().allMatch(FolderPages::isPlain)) {
            return Optional.empty();
        }
        String name = String.join("/", file);
        return first(Stream.of(isFolder ? name + "/" + FOLDER_PAGE : name));
    }

    private Optional<HttpPage> first(Stream<String> names) {
        return names.flatMap(name -> read(name).stream()).findFirst();
    }

    private Optional<HttpPage> read(String name) {
        try {
            Path file = root.resolve(name).toRealPath();
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!file.startsWith(root) || !attributes.isRegularFile() || attributes.size() > LARGEST_FILE) {
                return Optional.empty();
            }
            Map<String, String> more = FAR_PAGES.contains(root.relativize(file).toString()) ? farHeaders : headers;
            return Optional.of(new HttpPage(
                    MediaTypes.ofName(name),
                    tags.of(file, attributes),
                    attributes.size(),
                    body(file),
                    more,
                    packed(file, attributes)));
        } catch (AccessDeniedException e) {
            throw new UncheckedIOException(e);
        } catch (IOException | InvalidPathException e) {
            // Nothing is there, a folder on the way is a file, or links lead in a circle: all the same to a reader.
            return Optional.empty();
        }
    }

    private static HttpPage.Body body(Path file) {
        return () -> Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    /** Our build puts packed copies beside each text; beside one that somebody has changed since, they do not count. */
    private List<HttpPage.Packed> packed(Path file, BasicFileAttributes attributes) throws IOException {
        List<HttpPage.Packed> copies = new ArrayList<>();
        for (Map.Entry<String, String> each : ownPages ? COPIES : List.<Map.Entry<String, String>>of()) {
            Path copy = file.resolveSibling(file.getFileName() + each.getKey());
            if (Files.isRegularFile(copy, LinkOption.NOFOLLOW_LINKS)) {
                BasicFileAttributes found =
                        Files.readAttributes(copy, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (found.lastModifiedTime().compareTo(attributes.lastModifiedTime()) >= 0) {
                    copies.add(new HttpPage.Packed(each.getValue(), found.size(), body(copy)));
                }
            }
        }
        return copies;
    }

    /** Whether a part of a path is an ordinary name: not a way up, not hidden, not a drive or a stream of Windows. */
    private static boolean isPlain(String name) {
        return !name.isEmpty() && !name.startsWith(".") && name.indexOf(':') < 0;
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return Map.copyOf(more);
    }
}
