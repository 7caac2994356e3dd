package oriel.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder's files are shown, and nothing else is. */
final class FolderPagesTest {

    @TempDir
    private Path parent;

    private Path folder;

    @BeforeEach
    void fill() throws IOException {
        folder = Files.createDirectory(parent.resolve("pages"));
        write("pages/vnc_client.html", "start");
        write("pages/a b.txt", "spaced");
        write("pages/core/rfb.js", "script");
        write("pages/core/index.html", "core's own");
        write("pages/empty/.keep", "");
        write("pages/.npmrc", "hidden");
        write("pages/.git/config", "hidden");
        write("secret.txt", "outside");
        write("pages-of-others/secret.txt", "outside");
    }

    @ParameterizedTest
    @CsvSource({
        "/, start",
        "/web, start",
        "/web/, start",
        "/vnc_client.html, start",
        "/web/vnc_client.html, start",
        "/a b.txt, spaced",
        "/core/rfb.js, script",
        "/web/core/rfb.js, script",
        "/core/, core's own",
    })
    void showsTheFilesOfTheFolder(String path, String content) throws Exception {
        assertArrayEquals(content.getBytes(), content(path));
    }

    /** A file of that name is what other web servers, who know nothing of it, give. */
    @ParameterizedTest
    @ValueSource(strings = {"/server.json", "/web/server.json", "/any/where/server.json"})
    void saysWhoServesThemInPlaceOfAFile(String path) throws Exception {
        write("pages/server.json", "{}");
        assertArrayEquals("{\"server\":\"Oriel\",\"codes\":false}\n".getBytes(), content(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret.txt",
                "vnc_client.html",
                "/nothing",
                "/nothing/",
                "/core",
                "/empty",
                "/empty/",
                "/../secret.txt",
                "/core/../../secret.txt",
                "/core/../vnc_client.html",
                "/..",
                "/../",
                "/.",
                "/./",
                "/./vnc_client.html",
                "/web/../../secret.txt",
                "/web/web/vnc_client.html",
                "/../pages-of-others/secret.txt",
                "/%2e%2e/secret.txt",
                "/..%2fsecret.txt",
                "/%252e%252e/secret.txt",
                "/..\\secret.txt",
                "/core\\rfb.js",
                "\\secret.txt",
                "//vnc_client.html",
                "//etc/passwd",
                "/core//rfb.js",
                "/etc/passwd",
                "/.npmrc",
                "/.git/config",
                "/web/.npmrc",
                "/vnc_client.html/",
                "/vnc_client.html/x",
                "/C:/Windows/win.ini",
                "/vnc_client.html::$DATA",
                "/\0",
                "/vnc_client.html\0.txt",
                "http://localhost/"
            })
    void showsNothingElse(String path) throws Exception {
        assertEquals(Optional.empty(), page(path));
    }

    @Test
    void followsNoLinkOutOfTheFolder() throws Exception {
        Files.createSymbolicLink(folder.resolve("out.txt"), parent.resolve("secret.txt"));
        Files.createSymbolicLink(folder.resolve("up"), parent);
        Files.createSymbolicLink(folder.resolve("round"), folder.resolve("round"));
        Files.createSymbolicLink(folder.resolve("inside.html"), folder.resolve("vnc_client.html"));
        assertEquals(Optional.empty(), page("/out.txt"));
        assertEquals(Optional.empty(), page("/up/secret.txt"));
        assertEquals(Optional.empty(), page("/round"));
        assertTrue(page("/inside.html").isPresent());
    }

    @Test
    void startsWithTheFirstStartPageThatIsThere() throws Exception {
        write("pages/index.html", "index");
        write("pages/vnc.html", "others");
        assertArrayEquals("index".getBytes(), content("/"));
        Files.delete(folder.resolve("index.html"));
        assertArrayEquals("others".getBytes(), content("/"));
        Files.delete(folder.resolve("vnc.html"));
        assertArrayEquals("start".getBytes(), content("/web/"));
        Files.delete(folder.resolve("vnc_client.html"));
        assertEquals(Optional.empty(), page("/"));
    }

    @Test
    void hasNoAliasWhenThereIsAFolderOfThatName() throws Exception {
        write("pages/web/own.html", "own");
        assertTrue(page("/web/own.html").isPresent());
        assertEquals(Optional.empty(), page("/web/vnc_client.html"));
    }

    @ParameterizedTest
    @CsvSource({
        "x.html, text/html; charset=utf-8",
        "x.JS, text/javascript; charset=utf-8",
        "x.mjs, text/javascript; charset=utf-8",
        "x.css, text/css; charset=utf-8",
        "x.json, application/json",
        "x.js.map, application/json",
        "x.svg, image/svg+xml",
        "x.png, image/png",
        "x.ico, image/x-icon",
        "x.wasm, application/wasm",
        "x.woff2, font/woff2",
        "x.txt, text/plain; charset=utf-8",
        "x.md, text/markdown; charset=utf-8",
        "LICENSE, application/octet-stream",
    })
    void knowsTheTypeOfAFile(String name, String type) throws Exception {
        write("pages/" + name, "");
        assertEquals(type, page("/" + name).orElseThrow().contentType());
    }

    private byte[] content(String path) throws IOException {
        try (InputStream content =
                Channels.newInputStream(page(path).orElseThrow().body().open())) {
            return content.readAllBytes();
        }
    }

    @Test
    void digestsAFileOnceForAsLongAsItStaysTheSame() throws Exception {
        Path file = folder.resolve("vnc_client.html");
        FileTags tags = new FileTags(() -> Instant.now().plusSeconds(10));
        String tag = tags.of(file, Files.readAttributes(file, BasicFileAttributes.class));
        BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
        assertSame(tag, tags.of(file, seen), "it was digested again");
        write("pages/vnc_client.html", "another length");
        assertNotEquals(tag, tags.of(file, Files.readAttributes(file, BasicFileAttributes.class)));
    }

    @Test
    void digestsAFileThatWasChangedAMomentAgoEachTime() throws Exception {
        Path file = folder.resolve("vnc_client.html");
        FileTags tags = new FileTags(Instant::now);
        BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
        String tag = tags.of(file, seen);
        String again = tags.of(file, seen);
        assertEquals(tag, again);
        assertNotSame(tag, again);
    }

    @Test
    void readsNoContentToFindAPage() throws Exception {
        HttpPage found = page("/").orElseThrow();
        assertEquals("start".length(), found.length());
        write("pages/vnc_client.html", "START");
        try (InputStream content = Channels.newInputStream(found.body().open())) {
            assertArrayEquals("START".getBytes(), content.readAllBytes());
        }
    }

    @Test
    void changesTheTagWithTheContentEvenAtTheSameTime() throws Exception {
        Path file = folder.resolve("vnc_client.html");
        FileTime time = Files.getLastModifiedTime(file);
        String before = page("/").orElseThrow().etag();
        assertEquals(before, page("/vnc_client.html").orElseThrow().etag());
        write("pages/vnc_client.html", "START");
        Files.setLastModifiedTime(file, time);
        assertNotEquals(before, page("/").orElseThrow().etag());
    }

    @Test
    void guardsOwnPagesAndLeavesForeignOnesTheirScripts() throws Exception {
        HttpPage own = page("/").orElseThrow();
        String policy = own.headers().get("Content-Security-Policy");
        assertTrue(policy.startsWith("default-src 'none'; script-src 'self'; style-src 'self'; "), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertTrue(policy.contains("; manifest-src 'self'; worker-src 'self'; "), policy);
        HttpPage foreign = new FolderPages(folder, false).find("/").orElseThrow();
        assertFalse(foreign.headers().containsKey("Content-Security-Policy"));
        for (HttpPage page : new HttpPage[] {own, foreign}) {
            assertEquals("no-referrer", page.headers().get("Referrer-Policy"));
            assertEquals("SAMEORIGIN", page.headers().get("X-Frame-Options"));
        }
    }

    @Test
    void isFramedByThoseThatAreNamedAndByItself() throws Exception {
        List<String> origins = List.of("https://home.example.org", "http://desk:8080");
        String ancestors = "frame-ancestors 'self' https://home.example.org http://desk:8080";
        for (boolean ownPages : new boolean[] {true, false}) {
            FolderPages pages = new FolderPages(folder, ownPages);
            Map<String, String> framed =
                    pages.framedBy(origins).find("/").orElseThrow().headers();
            assertEquals(
                    List.of(ancestors),
                    Stream.of(framed.get("Content-Security-Policy").split("; "))
                            .filter(each -> each.startsWith("frame-ancestors"))
                            .toList());
            assertFalse(framed.containsKey("X-Frame-Options"), "it would forbid what the policy allows");
            assertEquals(
                    pages.find("/").orElseThrow().headers(),
                    pages.framedBy(List.of()).find("/").orElseThrow().headers());
        }
    }

    @Test
    void letsOnlyPagesThatAreMadeForItConnectElsewhere() throws Exception {
        write("pages/index.html", "own");
        write("pages/embed.html", "own");
        for (String name : new String[] {"/", "/index.html", "/embed.html", "/web/index.html", "/web/"}) {
            assertEquals("connect-src 'self'", connections(name), name);
        }
        write("pages/wall.html", "several");
        write("pages/other.html", "elsewhere");
        for (String name : new String[] {"/vnc_client.html", "/web/vnc_client.html", "/wall.html", "/other.html"}) {
            assertEquals("connect-src 'self' ws: wss:", connections(name), name);
        }
    }

    private String connections(String name) throws IOException {
        String policy = page(name).orElseThrow().headers().get("Content-Security-Policy");
        return Stream.of(policy.split("; "))
                .filter(each -> each.startsWith("connect-src"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void refusesAFolderThatIsNone() {
        assertThrows(IOException.class, () -> new FolderPages(parent.resolve("secret.txt"), true));
        assertThrows(IOException.class, () -> new FolderPages(parent.resolve("nowhere"), true));
    }

    @Test
    void saysThatAFileMayNotBeRead() throws Exception {
        Path file = folder.resolve("a b.txt");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("-wx------"));
        if (Files.isReadable(file)) {
            String reason = "an unreadable file needs a user other than root, who may read everything";
            System.out.println("left out: " + getClass().getName() + ": " + reason);
            Assumptions.abort(reason);
        }
        assertThrows(UncheckedIOException.class, () -> page("/a b.txt"));
    }

    private Optional<HttpPage> page(String path) throws IOException {
        return new FolderPages(folder, true).find(path);
    }

    private void write(String name, String content) throws IOException {
        Path file = parent.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private List<String> codings(boolean ownPages) throws IOException {
        return new FolderPages(folder, ownPages)
                .find("/page.js").orElseThrow().packed().stream()
                        .map(HttpPage.Packed::coding)
                        .toList();
    }

    @Test
    void packedCopiesOfTheBuildArePartOfThePageUntilThePageIsChanged() throws IOException {
        Path page = Files.writeString(folder.resolve("page.js"), "export {};");
        FileTime built = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
        for (String name : List.of("page.js.gz", "page.js.br", "page.js")) {
            Path file = name.equals("page.js") ? page : Files.writeString(folder.resolve(name), name);
            Files.setLastModifiedTime(file, built);
        }
        List<HttpPage.Packed> packed =
                new FolderPages(folder, true).find("/page.js").orElseThrow().packed();
        assertEquals(List.of("br", "gzip"), codings(true));
        assertEquals("page.js.br".length(), packed.get(0).length());
        try (InputStream content = Channels.newInputStream(packed.get(0).body().open())) {
            assertEquals("page.js.br", new String(content.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertEquals(List.of(), codings(false), "pages of others are sent as they are there");
        FileTime later = FileTime.from(built.toInstant().plusSeconds(1));
        Files.setLastModifiedTime(page, later);
        assertEquals(List.of(), codings(true));
        Files.setLastModifiedTime(folder.resolve("page.js.gz"), later);
        assertEquals(List.of("gzip"), codings(true));
    }

    @Test
    void aLinkIsNoPackedCopy() throws IOException {
        Files.writeString(folder.resolve("page.js"), "export {};");
        Path elsewhere = Files.writeString(folder.resolve("secret"), "secret");
        Files.createSymbolicLink(folder.resolve("page.js.gz"), elsewhere);
        Files.createSymbolicLink(folder.resolve("page.js.br"), elsewhere);
        assertEquals(List.of(), codings(true));
    }
}
