package oriel.launcher.companion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.capture.ClipboardImage;
import oriel.client.ServerEvent;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.launcher.config.JsonText;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.rfb.Encodings;
import oriel.rfb.message.CompanionMessage;
import oriel.security.Accounts;
import oriel.security.NoneProvider;
import oriel.security.Right;
import oriel.security.SecurityTools;
import oriel.server.OrielServer;
import oriel.server.ServerParts;
import oriel.server.event.ServerListener;
import oriel.server.options.ServerOptions;
import oriel.testkit.MemoryTransport;
import oriel.testkit.PaintedScreen;

/** An image that was copied goes to pages whose visitors may have it, and one that a page pastes goes to the screen. */
@Timeout(60)
class ImagePagesTest {

    private static final byte[] PNG =
            Arrays.copyOf(HexFormat.of().parseHex("89504e470d0a1a0a0000000d494844520000000100000001"), 200_000);

    private final MemoryTransport transport = new MemoryTransport();
    private final PaintedScreen screen = new PaintedScreen(64, 48);
    private final Pages pages = new Pages(
            ServerListener.NONE,
            OrderLog.NONE,
            new PageFacts(UnaryOperator.identity(), session -> "none", session -> Optional.empty()));
    private OrielServer server;

    @BeforeEach
    void start() throws Exception {
        ServerParts parts = new ServerParts(
                Configured.plain(screen),
                List.of(Configured.plain(new BlackEncoding())),
                List.of(new NoneProvider().create(Options.none("none"), new SecurityTools(Accounts.NOBODY))),
                List.of(transport));
        server = OrielServer.start(ServerOptions.named("test"), parts, pages, pages);
        pages.serve(server, session -> {});
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Viewer page() throws IOException {
        Viewer viewer = Viewer.connect(transport.connect(), ViewerOptions.withPassword(new byte[0]));
        viewer.setEncodings(List.of(Encodings.RAW, Encodings.ORIEL_COMPANION));
        return viewer;
    }

    private static CompanionMessage message(Viewer page) throws IOException {
        return ((ServerEvent.Companion) page.read()).message();
    }

    /** The next word of a kind. */
    private static Map<?, ?> word(Viewer page, String kind) throws IOException {
        while (true) {
            Map<?, ?> word = (Map<?, ?>) JsonText.value(message(page).text()).orElseThrow();
            if (kind.equals(word.get("kind"))) {
                return word;
            }
        }
    }

    private static void say(Viewer page, String members) throws IOException {
        page.companion(CompanionMessage.of("{\"oriel\":1," + members + "}"));
    }

    private void allowNothingButLooking(Viewer page) throws IOException {
        server.allow(server.sessions().get(0).id(), Set.of(Right.LOOK));
        word(page, "rights");
    }

    @Test
    void whatIsCopiedGoesToThePageThatAsks() throws Exception {
        try (Viewer page = page()) {
            word(page, "hello");
            screen.listener().imageCopied(ClipboardImage.of(PNG).orElseThrow());
            Map<?, ?> news = word(page, "image-copied");
            assertEquals(PNG.length, news.get("bytes"));
            ByteArrayOutputStream got = new ByteArrayOutputStream();
            while (got.size() < PNG.length) {
                say(page, "\"kind\":\"want-image\",\"image\":" + news.get("image") + ",\"from\":" + got.size());
                for (int i = 0; i < ImageExchange.PIECES && got.size() < PNG.length; i++) {
                    CompanionMessage piece = message(page);
                    assertEquals(CompanionMessage.BINARY, piece.kind());
                    got.writeBytes(piece.payload());
                }
            }
            assertArrayEquals(PNG, got.toByteArray());
        }
    }

    @Test
    void whoMayNotReadTheClipboardGetsNothing() throws Exception {
        try (Viewer page = page()) {
            word(page, "hello");
            allowNothingButLooking(page);
            screen.listener().imageCopied(ClipboardImage.of(PNG).orElseThrow());
            say(page, "\"kind\":\"want-image\",\"image\":1,\"from\":0");
            say(page, "\"kind\":\"line\"");
            assertEquals(
                    "line", ((Map<?, ?>) JsonText.value(message(page).text()).orElseThrow()).get("kind"));
        }
    }

    @Test
    void whatAPagePastesGoesToTheScreenAheadOfItsKey() throws Exception {
        try (Viewer page = page()) {
            word(page, "hello");
            say(page, "\"kind\":\"image\",\"bytes\":" + PNG.length);
            for (int at = 0; at < PNG.length; at += CompanionMessage.MAX_BYTES) {
                int end = Math.min(PNG.length, at + CompanionMessage.MAX_BYTES);
                page.companion(new CompanionMessage(CompanionMessage.BINARY, Arrays.copyOfRange(PNG, at, end)));
            }
            page.key('v', true);
            assertEquals("image of 200000 bytes", screen.nextEvent());
            assertEquals("key 118 down", screen.nextEvent());
        }
    }

    @Test
    void whatIsRefusedIsTold() throws Exception {
        try (Viewer page = page()) {
            word(page, "hello");
            say(page, "\"kind\":\"image\",\"bytes\":60");
            page.companion(new CompanionMessage(CompanionMessage.BINARY, new byte[60]));
            assertEquals(
                    "The screen’s clipboard does not take this image.",
                    word(page, "refusal").get("text"));
            say(page, "\"kind\":\"image\",\"bytes\":1000000000");
            assertEquals(
                    "The screen’s clipboard takes images of up to 32 MB.",
                    word(page, "refusal").get("text"));
            allowNothingButLooking(page);
            say(page, "\"kind\":\"image\",\"bytes\":60");
            assertEquals(
                    "You may not put anything on the screen’s clipboard.",
                    word(page, "refusal").get("text"));
        }
    }
}
