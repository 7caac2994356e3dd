package oriel.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.transport.HttpPage;

/** Files of a folder as pages, and nothing else of the machine. */
class WebFolderTest {

    @TempDir
    Path folder;

    private WebFolder web;

    @BeforeEach
    void fill() throws IOException {
        Path root = Files.createDirectories(folder.resolve("web"));
        Files.writeString(folder.resolve("secret.txt"), "secret");
        Files.writeString(root.resolve("vnc_client.html"), "the client");
        Files.createDirectories(root.resolve("core"));
        Files.writeString(root.resolve("core/rfb.js"), "script");
        Files.writeString(root.resolve(".htpasswd"), "secret");
        Files.createDirectories(root.resolve(".git"));
        Files.writeString(root.resolve(".git/config"), "secret");
        Files.createSymbolicLink(root.resolve("link.txt"), folder.resolve("secret.txt"));
        web = new WebFolder(root);
    }

    @ParameterizedTest
    @CsvSource({
        "/, the client, text/html; charset=utf-8",
        "/vnc_client.html, the client, text/html; charset=utf-8",
        "/web/vnc_client.html, the client, text/html; charset=utf-8",
        "/web/, the client, text/html; charset=utf-8",
        "/core/rfb.js, script, text/javascript; charset=utf-8",
        "/web/core/rfb.js, script, text/javascript; charset=utf-8"
    })
    void servesItsFiles(String path, String content, String type) {
        HttpPage page = web.find(path).orElseThrow();
        assertEquals(content, new String(page.body(), StandardCharsets.UTF_8));
        assertEquals(type, page.contentType());
        assertEquals("nosniff", page.headers().get("X-Content-Type-Options"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/core",
                "/../secret.txt",
                "/core/../../secret.txt",
                "/web/../../secret.txt",
                "/./../secret.txt",
                "/link.txt",
                "/.htpasswd",
                "/.git/config",
                "/web/.htpasswd",
                "/core/../.htpasswd",
                "/a\0b",
                "//etc/passwd"
            })
    void hidesEverythingElse(String path) {
        assertEquals(Optional.empty(), web.find(path).map(page -> new String(page.body(), StandardCharsets.UTF_8)));
    }

    @Test
    void prefersAnIndex() throws IOException {
        Files.writeString(folder.resolve("web/index.html"), "the index");
        assertEquals("the index", new String(web.find("/").orElseThrow().body(), StandardCharsets.UTF_8));
    }

    @Test
    void showsTheNoVncPageOfACheckout() throws IOException {
        Path checkout = Files.createDirectories(folder.resolve("noVNC"));
        Files.writeString(checkout.resolve("vnc.html"), "noVNC");
        assertTrue(new WebFolder(checkout).find("/").isPresent());
    }

    @Test
    void theTagChangesWithTheFile() throws IOException {
        String before = web.find("/").orElseThrow().etag();
        assertEquals(before, web.find("/").orElseThrow().etag());
        Files.setLastModifiedTime(folder.resolve("web/vnc_client.html"), FileTime.fromMillis(1000));
        assertNotEquals(before, web.find("/").orElseThrow().etag());
    }
}
