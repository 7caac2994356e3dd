package oriel.capture.x11.clipboard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.capture.ClipboardImage;
import oriel.capture.ImageOutcome;
import oriel.capture.Screen;
import oriel.capture.x11.X11Provider;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.testkit.Programs;
import oriel.testkit.RecordingListener;
import oriel.testkit.Xvfb;

/** Text goes both ways between the screen's clipboard and programs that are not ours, whatever they do. */
@Timeout(120)
class X11ClipboardTest {

    private static final String EMOJI = "Grüße \uD83D\uDC4B\uD83C\uDFFD, Ελληνικά, 日本語\n\tend";
    private static final List<Integer> SIZES = List.of(1, 1000, 70_000, 300_000, 1 << 20);

    @TempDir
    Path folder;

    private static Xvfb xvfb;
    private final RecordingListener told = new RecordingListener();
    private Screen screen;

    @BeforeAll
    static void startXvfb() throws Exception {
        Programs.require("xclip", "xclip");
        xvfb = Xvfb.start(320, 240);
    }

    @AfterAll
    static void endXvfb() {
        if (xvfb != null) {
            xvfb.close();
        }
    }

    @BeforeEach
    void open() throws PluginException {
        screen = open(true);
    }

    private Screen open(boolean primary) throws PluginException {
        return new X11Provider().open(new Options("x11", Map.of("display", xvfb.display(), "primary", primary)), told);
    }

    @AfterEach
    void close() {
        screen.close();
    }

    /** A text of this many bytes in UTF-8, with signs of one to four bytes. */
    private static String text(int bytes) {
        String unit = "a\u00e4\u20ac\uD83D\uDE80";
        int whole = bytes / 10;
        return unit.repeat(whole) + "z".repeat(bytes - 10 * whole);
    }

    private void copy(String selection, String text) throws Exception {
        Path file = Files.writeString(Files.createTempFile(folder, "copied", ".txt"), text);
        xvfb.run("xclip", "-selection", selection, "-i", file.toString());
    }

    /** What a program pastes, once it is {@code wanted}. */
    private void assertPasted(String wanted, String... command) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        String pasted = "";
        while (System.nanoTime() - end < 0) {
            pasted = new String(xvfb.run(command), StandardCharsets.UTF_8);
            if (pasted.equals(wanted)) {
                return;
            }
        }
        assertEquals(wanted.length(), pasted.length(), "length of what was pasted");
        assertEquals(wanted, pasted);
    }

    /** xclip's answer, or nothing if there is no text: it ends with an error then. */
    private static String[] paste(String selection, String target) {
        return new String[] {"sh", "-c", "xclip -o -selection " + selection + " -t " + target + " 2>/dev/null || true"};
    }

    private void awaitTexts(int count) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (told.texts().size() < count) {
            assertTrue(System.nanoTime() - end < 0, () -> "only " + told.texts().size() + " texts were told");
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private String lastTold() {
        return told.texts().get(told.texts().size() - 1);
    }

    @Test
    void tellsWhatXclipCopies() throws Exception {
        int count = 0;
        for (int size : SIZES) {
            copy("clipboard", text(size) + "c");
            awaitTexts(++count);
            assertEquals(text(size) + "c", lastTold(), () -> size + " bytes");
        }
        copy("clipboard", EMOJI);
        awaitTexts(++count);
        assertEquals(EMOJI, lastTold());
    }

    @Test
    void givesItsTextToXclip() throws Exception {
        for (int size : SIZES) {
            String text = text(size);
            screen.clipboard().orElseThrow().setText(text);
            assertPasted(text, paste("clipboard", "UTF8_STRING"));
            assertPasted(text, paste("primary", "UTF8_STRING"));
        }
        screen.clipboard().orElseThrow().setText(EMOJI);
        assertPasted(EMOJI, paste("clipboard", "'text/plain;charset=utf-8'"));
        assertEquals(List.of(), told.texts(), "an echo");
    }

    /** A key that is pressed from then on pastes it. */
    @Test
    void itsTextIsThereOnceItHasSettled() throws Exception {
        try (RudeProgram other = new RudeProgram(xvfb.display())) {
            for (int i = 0; i < 200; i++) {
                other.own("CLIPBOARD");
                screen.clipboard().orElseThrow().setText("text " + i);
                screen.clipboard().orElseThrow().settle();
                assertFalse(other.owns("CLIPBOARD"), "after text " + i);
            }
        }
        screen.clipboard().orElseThrow().setText("last");
        screen.close();
        screen.clipboard().orElseThrow().settle();
    }

    @Test
    void givesItsTextInTheFormsThatProgramsAskFor() throws Exception {
        screen.clipboard().orElseThrow().setText("sch\u00f6n");
        assertPasted("sch\u00f6n", paste("clipboard", "TEXT"));
        assertEquals("sch\u00f6n", new String(xvfb.run(paste("clipboard", "STRING")), StandardCharsets.ISO_8859_1));
        String targets = new String(xvfb.run(paste("clipboard", "TARGETS")), StandardCharsets.UTF_8);
        for (String target : List.of("TARGETS", "MULTIPLE", "TIMESTAMP", "UTF8_STRING", "STRING", "TEXT")) {
            assertTrue(List.of(targets.split("\n")).contains(target), targets);
        }
        assertPasted("", paste("clipboard", "image/png"));
    }

    @Test
    void givesSeveralFormsAtOnce() throws Exception {
        screen.clipboard().orElseThrow().setText("both");
        assertPasted("both", paste("clipboard", "UTF8_STRING"));
        try (RudeProgram program = new RudeProgram(xvfb.display())) {
            assertEquals(List.of("both", "both", "refused"), program.askMany("UTF8_STRING", "STRING", "image/png"));
        }
    }

    @Test
    void passesNoTextBackToWhereItCameFrom() throws Exception {
        screen.clipboard().orElseThrow().setText("mine");
        assertPasted("mine", paste("primary", "UTF8_STRING"));
        copy("clipboard", "mine");
        copy("clipboard", "theirs");
        awaitTexts(1);
        assertEquals(List.of("theirs"), told.texts());
        screen.clipboard().orElseThrow().setText("mine again");
        assertPasted("mine again", paste("clipboard", "UTF8_STRING"));
        copy("clipboard", "theirs");
        awaitTexts(2);
        assertEquals(List.of("theirs", "theirs"), told.texts());
    }

    /** Who marks a word has not copied it. */
    @Test
    void tellsNothingOfWhatIsSelected() throws Exception {
        screen.clipboard().orElseThrow().setText("mine");
        assertPasted("mine", paste("primary", "UTF8_STRING"));
        copy("primary", "selected");
        assertPasted("selected", paste("primary", "UTF8_STRING"));
        assertPasted("mine", paste("clipboard", "UTF8_STRING"));
        copy("clipboard", "copied");
        awaitTexts(1);
        assertEquals(List.of("copied"), told.texts());
    }

    @Test
    void anEmptyTextClears() throws Exception {
        screen.clipboard().orElseThrow().setText("secret");
        assertPasted("secret", paste("clipboard", "UTF8_STRING"));
        screen.clipboard().orElseThrow().setText("");
        assertPasted("", paste("clipboard", "UTF8_STRING"));
        assertPasted("", paste("primary", "UTF8_STRING"));
    }

    @Test
    void linesEndWithLineFeeds() throws Exception {
        copy("clipboard", "one\r\ntwo\rthree\n");
        awaitTexts(1);
        assertEquals("one\ntwo\nthree\n", lastTold());
        assertEquals("ended", SelectionRequestor.clean("ended\0"));
    }

    @Test
    void leavesPrimaryAloneWhenItIsToldTo() throws Exception {
        screen.close();
        screen = open(false);
        copy("primary", "selected");
        screen.clipboard().orElseThrow().setText("mine");
        assertPasted("mine", paste("clipboard", "UTF8_STRING"));
        assertPasted("selected", paste("primary", "UTF8_STRING"));
        copy("clipboard", "theirs");
        awaitTexts(1);
        assertEquals(List.of("theirs"), told.texts());
    }

    @Test
    void leavesOutWhatIsTooLargeAndGoesOn() throws Exception {
        try (RudeProgram rude = new RudeProgram(xvfb.display())) {
            rude.own("CLIPBOARD");
            rude.give(rude.awaitRequest(), SelectionRequestor.MAX_BYTES + 1);
        }
        copy("clipboard", "small");
        awaitTexts(1);
        assertEquals(List.of("small"), told.texts());
        assertEquals(1, told.leftOut());
    }

    /** An image that does not fit into one property; nobody looks at more than its head. */
    private static byte[] png() {
        byte[] png = new byte[400_000];
        new Random(1).nextBytes(png);
        byte[] head = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452000001900000012c");
        System.arraycopy(head, 0, png, 0, head.length);
        return png;
    }

    private void awaitImage(byte[] png) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (told.images().isEmpty()) {
            assertTrue(System.nanoTime() - end < 0, "no image was told");
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertEquals(List.of(ClipboardImage.of(png).orElseThrow()), told.images());
    }

    @Test
    void tellsTheImageThatXclipCopies() throws Exception {
        Path file = Files.write(folder.resolve("copied.png"), png());
        xvfb.run("xclip", "-selection", "clipboard", "-t", "image/png", "-i", file.toString());
        awaitImage(png());
        copy("clipboard", "a text again");
        awaitTexts(1);
        assertEquals(List.of("a text again"), told.texts());
    }

    @ParameterizedTest
    @CsvSource({"400000, 00002001", "33554433, 00000190"})
    void tellsThatAnImageIsTooLarge(int bytes, String width) throws Exception {
        byte[] png = Arrays.copyOf(png(), bytes);
        System.arraycopy(HexFormat.of().parseHex(width + "00002000"), 0, png, 16, 8);
        Path file = Files.write(folder.resolve("copied.png"), png);
        xvfb.run("xclip", "-selection", "clipboard", "-t", "image/png", "-i", file.toString());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (told.imagesLeftOut() == 0) {
            assertTrue(System.nanoTime() - end < 0, "nothing was told");
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertEquals(List.of(), told.images());
        assertEquals(0, told.leftOut());
    }

    @Test
    void givesItsImageToXclip() throws Exception {
        assertEquals(
                ImageOutcome.TAKEN,
                screen.clipboard()
                        .orElseThrow()
                        .setImage(ClipboardImage.of(png()).orElseThrow()));
        screen.clipboard().orElseThrow().settle();
        assertArrayEquals(png(), xvfb.run("xclip", "-o", "-selection", "clipboard", "-t", "image/png"));
        String targets =
                new String(xvfb.run("xclip", "-o", "-selection", "clipboard", "-t", "TARGETS"), StandardCharsets.UTF_8);
        assertEquals(
                List.of("TARGETS", "MULTIPLE", "TIMESTAMP", "image/png"),
                targets.lines().toList());
        screen.clipboard().orElseThrow().setText("a text again");
        assertPasted("a text again", paste("clipboard", "UTF8_STRING"));
        assertEquals(List.of(), told.images(), "an echo");
    }

    @Test
    void leavesOutWhatIsNoImage() throws Exception {
        Path file = Files.writeString(folder.resolve("copied.png"), "no image".repeat(100));
        xvfb.run("xclip", "-selection", "clipboard", "-t", "image/png", "-i", file.toString());
        copy("clipboard", "a text again");
        awaitTexts(1);
        assertEquals(List.of(), told.images());
        assertEquals(List.of("a text again"), told.texts());
    }

    @Test
    void ownersThatNeverFinishHoldNothingUp() throws Exception {
        try (RudeProgram rude = new RudeProgram(xvfb.display())) {
            rude.own("CLIPBOARD");
            rude.awaitRequest();
            copy("clipboard", "first");
            awaitTexts(1);
            rude.own("CLIPBOARD");
            rude.promise(rude.awaitRequest(), 1 << 30);
            copy("clipboard", "second");
            awaitTexts(2);
            screen.clipboard().orElseThrow().setText("ours");
            assertPasted("ours", paste("clipboard", "UTF8_STRING"));
        }
        assertEquals(List.of("first", "second"), told.texts());
    }

    @Test
    void askersThatNeverFinishHoldNothingUp() throws Exception {
        String text = text(500_000);
        screen.clipboard().orElseThrow().setText(text);
        assertPasted(text, paste("clipboard", "UTF8_STRING"));
        try (RudeProgram rude = new RudeProgram(xvfb.display())) {
            for (int i = 0; i < 100; i++) {
                rude.askAndForget("UTF8_STRING", "PLACE_" + i);
            }
            rude.awaitAnswers(100);
            rude.askAndForget("STRING", "PLACE");
            assertPasted("4", "sh", "-c", "xclip -o -selection clipboard -t TIMESTAMP >/dev/null; echo -n 4");
        }
        screen.clipboard().orElseThrow().setText("next");
        assertPasted("next", paste("clipboard", "UTF8_STRING"));
    }

    @Test
    void understandsItselfWithGtk() throws Exception {
        Programs.require("python3", "python3");
        Programs.require(Path.of("/usr/lib/python3/dist-packages/gi/__init__.py"), "python3-gi");
        Programs.require(Path.of("/usr/lib/x86_64-linux-gnu/girepository-1.0/Gtk-3.0.typelib"), "gir1.2-gtk-3.0");
        ProcessBuilder builder = new ProcessBuilder("/usr/bin/python3", "src/test/python/gtk-clipboard.py")
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(Map.of("DISPLAY", xvfb.display(), "GDK_BACKEND", "x11", "NO_AT_BRIDGE", "1"));
        Process gtk = builder.start();
        try (BufferedReader said = gtk.inputReader(StandardCharsets.UTF_8);
                Writer orders = gtk.outputWriter(StandardCharsets.UTF_8)) {
            assertEquals("ready", said.readLine());
            int count = 0;
            for (int size : SIZES) {
                Path file = Files.writeString(folder.resolve("given"), text(size) + "g");
                order(orders, "own " + file);
                assertEquals("owned", said.readLine());
                awaitTexts(++count);
                assertEquals(text(size) + "g", lastTold());
                screen.clipboard().orElseThrow().setText(text(size));
                assertPasted(text(size), paste("clipboard", "UTF8_STRING"));
                Path read = folder.resolve("read");
                order(orders, "read " + read);
                assertEquals("read", said.readLine());
                assertEquals(text(size), Files.readString(read));
            }
        } finally {
            gtk.destroy();
            gtk.waitFor();
        }
    }

    private static void order(Writer orders, String line) throws IOException {
        orders.write(line + "\n");
        orders.flush();
    }
}
