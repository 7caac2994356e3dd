package oriel.it.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.it.Browser;
import oriel.it.ClientPage;
import oriel.it.Clipboard;
import oriel.it.Pictures;
import oriel.it.ScreenServer;
import oriel.server.options.UpdateOptions;
import oriel.testkit.Parts;
import oriel.testkit.Programs;
import oriel.testkit.Xvfb;
import oriel.testkit.XwdPicture;

/** The page and what an X display has besides pixels and keys: clipboard and size, by programs that are not ours. */
@Timeout(120)
class PageDesktopTest {

    private static final String SHORT = "h\u00e9 \u20ac \ud83d\ude80\tend\nof it";
    private static final String LONG = "a\u00e4\u20ac\ud83d\ude80".repeat((1 << 20) / 10);

    private static final String CANVAS = "document.querySelector('#screen canvas')";

    @TempDir
    Path folder;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private Xvfb xvfb;
    private ScreenServer server;
    private ClientPage page;

    /** Xvfb takes any size up to the one that it starts with. */
    @BeforeEach
    void start() throws Exception {
        xvfb = Xvfb.start(1400, 900);
        opened.add(xvfb);
        server = ScreenServer.start(
                ScreenServer.display(xvfb), Parts.encoders(), Parts.open(), ClientPage.pages(), UpdateOptions.DEFAULT);
        opened.add(server);
        page = new ClientPage(Browser.Look.LAPTOP, server.port());
        opened.add(page);
    }

    @AfterEach
    void stop() throws Exception {
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).close();
        }
    }

    @Test
    void clipboardsAreExchangedByHand() throws Exception {
        Clipboard xclip = Clipboard.xclip(xvfb, folder);
        page.open("/#autoconnect=1").awaitConnected();
        page.press("#open-clipboard");
        for (String text : List.of(SHORT, "the next")) {
            page.page().fill("#clipboard-text", text);
            page.press("#clipboard-send");
            xclip.await(text);
            xclip.copy(text + "!");
            page.page().waitForCondition(() -> (text + "!").equals(page.page().inputValue("#clipboard-text")));
        }
        page.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.press("#clipboard-copy");
        page.page().waitForCondition(() -> "the next!".equals(here()));
        page.expectNoComplaint();
    }

    private Object here() {
        return page.page().evaluate("navigator.clipboard.readText()");
    }

    @Test
    void clipboardsAreKeptAlikeByThemselves() throws Exception {
        page.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        Clipboard xclip = Clipboard.xclip(xvfb, folder);
        page.open("/#autoconnect=1").awaitConnected();
        for (String text : List.of(SHORT, LONG, "short again")) {
            page.page().evaluate("text => navigator.clipboard.writeText(text)", text);
            page.page().evaluate("window.dispatchEvent(new Event('focus'))");
            xclip.await(text);
            xclip.copy("from there: " + text);
            page.page().waitForCondition(() -> ("from there: " + text).equals(here()));
        }
        page.expectNoComplaint();
    }

    /** Nothing of this computer goes to a screen that is only looked at, until it is more than that. */
    @Test
    void viewOnlyKeepsTheClipboardBack() throws Exception {
        page.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        Clipboard xclip = Clipboard.xclip(xvfb, folder);
        page.open("/#autoconnect=1&view_only=1").awaitConnected();
        page.page().evaluate("navigator.clipboard.writeText('kept back')");
        page.page().evaluate("window.dispatchEvent(new Event('focus'))");
        page.press("#open-picture");
        assertEquals("", page.page().inputValue("#clipboard-text"));
        assertEquals("", xclip.paste());
        page.press("#view-only");
        xclip.await("kept back");
    }

    /** A server that says nothing yet; its first update, an empty one, has what waited go. */
    @Test
    void aTextThatIsPastedBeforeTheFirstPictureGoesAheadOfItsKey() throws Exception {
        page.open("/").browser().await("document.body.dataset.state !== 'loading'");
        Object types = page.page().evaluate("""
                async () => {
                  const { TextRfb } = await import("./client/texts.js");
                  const sent = [];
                  const channel = { readyState: 1, binaryType: "arraybuffer", protocol: "", close() {}, bufferedAmount: 0,
                    onopen() {}, onmessage() {}, onerror() {}, onclose() {}, send: (data) => sent.push(...data) };
                  const rfb = new TextRfb(document.createElement("div"), channel);
                  rfb._rfbConnectionState = "connected";
                  rfb._qemuExtKeyEventSupported = false;
                  rfb.clipboardPasteFrom("t");
                  rfb.sendKey(0x76, "KeyV");
                  const before = sent.length;
                  channel.onmessage({ data: new Uint8Array([0, 0, 0, 0]).buffer });
                  return [before, sent[0], sent[9], sent[17]].join(" ");
                }
                """);
        assertEquals("0 6 4 4", types, "a text of one byte, a key down, a key up");
    }

    @Test
    void theScreenGetsTheSizeOfTheWindowWhenTheButtonSaysSo() throws Exception {
        Programs.require("xrandr", "x11-xserver-utils");
        page.open("/#autoconnect=1").awaitConnected();
        assertEquals("1400x900", size());
        page.press("#open-picture");
        page.press("input[value='remote']");
        awaitSize("1366x768");
        page.as(new Browser.Look("small", 1000, 700, false, false));
        awaitSize("1000x700");
        page.browser().await("document.querySelector('#screen canvas').width === 1000");
        xvfb.run("xsetroot", "-mod", "5", "7", "-fg", "#c04080", "-bg", "#204060");
        Pictures.expect("the page", XwdPicture.of(xvfb), page::picture);
        page.as(new Browser.Look("large", 1800, 1000, false, false));
        page.press("input[value='fit']");
        page.press("input[value='remote']");
        page.browser().await("/keeps its size/.test(document.getElementById('message').textContent)");
        page.press("input[value='fit']");
        page.as(Browser.Look.LAPTOP);
        page.browser()
                .await("Math.round(document.querySelector('#screen canvas').getBoundingClientRect().height) === 768");
        assertEquals("1000x700", size());
        page.expectNoComplaint();
    }

    /** Each pixel of this telephone's page is four of its glass. */
    @Test
    void theScreenTakesAllPixelsOfTheGlassIfThatIsWished() throws Exception {
        try (ClientPage phone = new ClientPage(Browser.Look.PHONE, server.port())) {
            phone.page().setViewportSize(390, 400);
            phone.open("/#autoconnect=1&resize=remote").awaitConnected();
            awaitSize("390x400");
            phone.press("#gestures-close");
            phone.press("#open-picture");
            phone.press("#fine");
            awaitSize("780x800");
            phone.browser().await(CANVAS + ".getBoundingClientRect().width === 390");
            assertEquals("pixelated", phone.page().evaluate(CANVAS + ".style.imageRendering"));
            String cursor = "document.querySelector('body > canvas')";
            phone.browser().await("parseFloat(%1$s.style.width) === %1$s.width / 2".formatted(cursor));
            String finer = "CSS.supports('cursor', 'image-set(url(\"data:,\") 2x) 1 1, default')";
            assertEquals(true, phone.page().evaluate(finer), "for a mouse");
            phone.press("input[name='resize'][value='fit']");
            phone.page().setViewportSize(300, 440);
            phone.browser().await(CANVAS + ".style.imageRendering === 'auto'");
            assertTrue(phone.page().isHidden("#fine"));
            expectNothingLeftOut(phone);
            phone.page().reload();
            phone.awaitConnected();
            awaitSize("600x880");
            phone.expectNoComplaint();
        }
    }

    /** Three of four pixels are white there; on glass that has fewer pixels than the screen, each is what four are together. */
    private void expectNothingLeftOut(ClientPage phone) throws Exception {
        xvfb.run("xsetroot", "-mod", "2", "2", "-fg", "#000000", "-bg", "#ffffff");
        phone.page().setViewportSize(150, 440);
        phone.browser().await(CANVAS + ".nextElementSibling?.width === 390");
        phone.browser()
                .await(CANVAS + ".nextElementSibling.getContext('2d').getImageData(100, 100, 2, 2).data"
                        + ".every((value, i) => i % 4 === 3 || (value > 50 && value < 210))");
        phone.keep("small");
        phone.page().setViewportSize(300, 440);
        phone.browser().await(CANVAS + ".nextElementSibling?.tagName !== 'CANVAS'");
    }

    private void awaitSize(String wanted) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!size().equals(wanted) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertEquals(wanted, size());
    }

    /** What xrandr says about it. */
    private String size() throws IOException, InterruptedException {
        String said = new String(xvfb.run("xrandr"), StandardCharsets.UTF_8);
        return said.replaceAll("(?s).*current (\\d+) x (\\d+),.*", "$1x$2");
    }
}
