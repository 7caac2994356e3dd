package oriel.launcher.companion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static oriel.launcher.companion.PagesServer.message;
import static oriel.launcher.companion.PagesServer.read;
import static oriel.launcher.companion.PagesServer.say;
import static oriel.launcher.companion.PagesServer.word;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.capture.ClipboardImage;
import oriel.capture.ImageOutcome;
import oriel.client.Viewer;
import oriel.rfb.message.CompanionMessage;
import oriel.security.Right;
import oriel.server.OrielServer;
import oriel.server.options.ServerOptions;

/** An image that was copied goes to pages whose visitors may have it, and one that a page pastes goes to the screen. */
@Timeout(60)
class ImagePagesTest {

    private static final byte[] PNG =
            Arrays.copyOf(HexFormat.of().parseHex("89504e470d0a1a0a0000000d494844520000000100000001"), 200_000);

    private PagesServer server;

    @BeforeEach
    void start() throws Exception {
        server = new PagesServer(ServerOptions.named("test"), OrderLog.NONE);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Viewer page() throws IOException {
        return server.page(PagesServer.FULL);
    }

    private void allowNothingButLooking(Viewer page) throws IOException {
        OrielServer running = server.server();
        running.allow(running.sessions().get(0).id(), Set.of(Right.LOOK));
        word(page, "rights");
    }

    @Test
    void whatIsCopiedGoesToThePageThatAsks() throws Exception {
        try (Viewer page = page()) {
            server.screen().listener().imageCopied(ClipboardImage.of(PNG).orElseThrow());
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
            allowNothingButLooking(page);
            server.screen().listener().imageCopied(ClipboardImage.of(PNG).orElseThrow());
            say(page, "\"kind\":\"want-image\",\"image\":1,\"from\":0");
            say(page, "\"kind\":\"line\"");
            assertEquals("line", read(message(page)).get("kind"));
        }
    }

    @Test
    void whoMayReadTheClipboardIsToldOfAnImageThatIsTooLargeNowAndThen() throws Exception {
        try (Viewer page = page();
                Viewer looker = server.page(PagesServer.LOOK)) {
            server.screen().listener().imageLeftOut();
            server.screen().listener().imageLeftOut();
            server.screen().listener().textLeftOut();
            assertEquals(List.of("image-left-out", "text-left-out"), leftOut(page));
            assertEquals(List.of(), leftOut(looker));
            server.pass(TimeUnit.SECONDS.toNanos(5));
            server.screen().listener().imageLeftOut();
            assertEquals(List.of("image-left-out"), leftOut(page));
        }
    }

    /** What a page hears of things that were left out, up to the answer to a question of its own. */
    private static List<String> leftOut(Viewer page) throws IOException {
        say(page, "\"kind\":\"line\"");
        List<String> kinds = new ArrayList<>();
        while (true) {
            String kind = (String) read(message(page)).get("kind");
            if (kind.equals("line")) {
                return kinds;
            }
            if (kind.endsWith("left-out")) {
                kinds.add(kind);
            }
        }
    }

    @Test
    void whatAPagePastesGoesToTheScreenAheadOfItsKey() throws Exception {
        try (Viewer page = page()) {
            say(page, "\"kind\":\"image\",\"bytes\":" + PNG.length);
            for (int at = 0; at < PNG.length; at += CompanionMessage.MAX_BYTES) {
                int end = Math.min(PNG.length, at + CompanionMessage.MAX_BYTES);
                page.companion(new CompanionMessage(CompanionMessage.BINARY, Arrays.copyOfRange(PNG, at, end)));
            }
            page.key('v', true);
            assertEquals("image of 200000 bytes", server.screen().nextEvent());
            assertEquals("key 118 down", server.screen().nextEvent());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NO_IMAGES | The screen’s clipboard takes no images.",
                "UNREADABLE | The screen cannot read this image.",
                "TOO_LARGE | This image has more pixels than the screen’s clipboard has memory for.",
                "BUSY | Another program keeps the screen’s clipboard to itself. Try again in a moment."
            })
    void aPageIsToldWhyTheScreenDoesNotTakeItsImage(ImageOutcome outcome, String text) throws Exception {
        server.screen().imageOutcome(outcome);
        try (Viewer page = page()) {
            say(page, "\"kind\":\"image\",\"bytes\":60");
            page.companion(new CompanionMessage(CompanionMessage.BINARY, Arrays.copyOf(PNG, 60)));
            assertEquals(text, word(page, "refusal").get("text"));
        }
    }

    @Test
    void whatIsRefusedIsTold() throws Exception {
        try (Viewer page = page()) {
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
