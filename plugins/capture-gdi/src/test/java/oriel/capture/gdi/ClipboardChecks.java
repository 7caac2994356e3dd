package oriel.capture.gdi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Image;
import java.awt.Toolkit;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import oriel.capture.ClipboardImage;
import oriel.capture.ClipboardPort;
import oriel.capture.ImageOutcome;
import oriel.capture.Screen;
import oriel.plugin.Options;
import oriel.testkit.RecordingListener;

/** Images of the clipboard, both ways; run by {@link WineTest} in a JVM for Windows. */
class ClipboardChecks {

    static final Duration LIMIT = Duration.ofSeconds(20);

    private static TextWindow window;
    private final RecordingListener told = new RecordingListener();
    private Screen screen;
    private ClipboardPort clipboard;

    @BeforeAll
    static void openWindow() throws Exception {
        window = new TextWindow();
    }

    @AfterAll
    static void closeWindow() {
        window.close();
    }

    @BeforeEach
    void openScreen() throws Exception {
        screen = new GdiProvider().open(Options.none("plugins.gdi"), told);
        clipboard = screen.clipboard().orElseThrow();
    }

    @AfterEach
    void closeScreen() throws Exception {
        screen.close();
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.call()) {
            assertTrue(System.nanoTime() - end < 0, what);
            Thread.onSpinWait();
        }
    }

    private static BufferedImage picture(int colour) {
        BufferedImage picture = new BufferedImage(31, 20, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(7, 5, colour);
        picture.setRGB(30, 19, 0xff654321);
        return picture;
    }

    private static byte[] png(BufferedImage picture) throws Exception {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        return png.toByteArray();
    }

    private static byte[] dib(BufferedImage picture) {
        ByteBuffer dib = ByteBuffer.allocate((int) DibImages.size(picture));
        DibImages.write(picture, dib);
        return dib.array();
    }

    private static int[] pixels(byte[] png) throws Exception {
        return pixels(ImageIO.read(new ByteArrayInputStream(png)));
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static byte[] utf16(String text) {
        return (text + '\0').getBytes(StandardCharsets.UTF_16LE);
    }

    /** The text that is there. */
    private static Optional<String> text() {
        return OtherProgram.paste(User32.CF_UNICODETEXT)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_16LE))
                .map(text -> text.substring(0, text.indexOf('\0')));
    }

    /** What AWT finds; it does not wait for who has the clipboard, and hears late that it has lost it itself. */
    private static BufferedImage awtImage() {
        try {
            return (BufferedImage)
                    Toolkit.getDefaultToolkit().getSystemClipboard().getData(DataFlavor.imageFlavor);
        } catch (IllegalStateException | IOException | UnsupportedFlavorException e) {
            return new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        }
    }

    @Test
    void givesAnImageToProgramsInTheFormsThatTheyKnow() throws Exception {
        BufferedImage picture = picture(0xff123456);
        byte[] png = png(picture);
        assertEquals(
                ImageOutcome.TAKEN, clipboard.setImage(ClipboardImage.of(png).orElseThrow()));
        clipboard.settle();
        assertArrayEquals(
                png,
                PngRows.trimmed(OtherProgram.paste(OtherProgram.pngFormat()).orElseThrow()));
        byte[] dib = OtherProgram.paste(User32.CF_DIB).orElseThrow();
        assertArrayEquals(pixels(picture), pixels(OtherProgram.png(dib)));
        assertEquals(Optional.empty(), OtherProgram.paste(User32.CF_UNICODETEXT));
        await("AWT sees it", () -> Arrays.equals(pixels(picture), pixels(awtImage())));
    }

    @Test
    void leavesWhatIsThereIfAnImageIsBroken() throws Exception {
        clipboard.setText("stays");
        byte[] broken = Arrays.copyOf(png(picture(1)), 60);
        assertEquals(
                ImageOutcome.UNREADABLE,
                clipboard.setImage(ClipboardImage.of(broken).orElseThrow()));
        clipboard.settle();
        assertEquals(Optional.of("stays"), text());
    }

    @Test
    void givesTheLastOfTextsAndImages() throws Exception {
        clipboard.setText("before");
        clipboard.setImage(ClipboardImage.of(png(picture(2))).orElseThrow());
        clipboard.setText("behind");
        clipboard.settle();
        assertEquals(Optional.of("behind"), text());
        assertEquals(Optional.empty(), OtherProgram.paste(User32.CF_DIB));
    }

    @Test
    void tellsTheImagesOfOthersButNotItsOwn() throws Exception {
        clipboard.setImage(ClipboardImage.of(png(picture(3))).orElseThrow());
        clipboard.settle();
        ClipboardImage first = ClipboardImage.of(png(picture(4))).orElseThrow();
        OtherProgram.copy(Map.of(OtherProgram.pngFormat(), Arrays.copyOf(first.png(), first.png().length + 9)));
        await("as PNG", () -> !told.images().isEmpty());
        assertEquals(List.of(first), told.images());
        OtherProgram.copy(Map.of(User32.CF_DIB, dib(picture(5))));
        await("as DIB", () -> told.images().size() > 1);
        assertArrayEquals(pixels(picture(5)), pixels(told.images().get(1).png()));
        assertEquals(2, told.images().size());
        assertEquals(List.of(), told.texts());
    }

    @Test
    void tellsAnImageWithAlpha() throws Exception {
        int[] argb = {0x80112233, 0xff445566};
        ByteBuffer dib = ByteBuffer.allocate(124 + 8).order(ByteOrder.LITTLE_ENDIAN);
        dib.putInt(124)
                .putInt(2)
                .putInt(-1)
                .putShort((short) 1)
                .putShort((short) 32)
                .putInt(3);
        dib.putInt(40, 0xff0000).putInt(44, 0xff00).putInt(48, 0xff).putInt(52, 0xff000000);
        dib.putInt(124, argb[0]).putInt(128, argb[1]);
        OtherProgram.copy(Map.of(User32.CF_DIBV5, dib.array()));
        await("as DIB", () -> !told.images().isEmpty());
        assertArrayEquals(argb, pixels(told.images().get(0).png()));
    }

    @Test
    void tellsTheTextAloneWhereThereIsOne() throws Exception {
        Map<Integer, byte[]> forms = new LinkedHashMap<>();
        forms.put(User32.CF_DIB, dib(picture(6)));
        forms.put(User32.CF_UNICODETEXT, utf16("a table"));
        OtherProgram.copy(forms);
        await("the text", () -> told.texts().contains("a table"));
        OtherProgram.copy(Map.of(User32.CF_DIB, dib(picture(7))));
        await("the image", () -> !told.images().isEmpty());
        assertArrayEquals(pixels(picture(7)), pixels(told.images().get(0).png()));
    }

    @Test
    void leavesOutWhatIsTooLargeOrBroken() throws Exception {
        byte[] vast = png(picture(8));
        ByteBuffer.wrap(vast).putInt(16, 1 << 20).putInt(20, 1 << 20);
        OtherProgram.copy(Map.of(OtherProgram.pngFormat(), vast));
        await("it is too large", () -> told.imagesLeftOut() == 1);
        byte[] broken = dib(picture(9));
        ByteBuffer.wrap(broken).order(ByteOrder.LITTLE_ENDIAN).putInt(8, Integer.MAX_VALUE);
        OtherProgram.copy(Map.of(User32.CF_DIB, broken));
        OtherProgram.copy(Map.of(User32.CF_UNICODETEXT, utf16("last")));
        await("the text behind it", () -> told.texts().contains("last"));
        assertEquals(List.of(), told.images());
        assertEquals(1, told.imagesLeftOut());
    }

    @Test
    void tellsThatATextIsTooLongAndNotAPartOfIt() throws Exception {
        String longest = "x".repeat(ClipboardReader.MAX_CHARACTERS);
        OtherProgram.copy(Map.of(User32.CF_UNICODETEXT, utf16(longest + "x")));
        await("it is too long", () -> told.leftOut() == 1);
        OtherProgram.copy(Map.of(User32.CF_UNICODETEXT, utf16(longest)));
        await("it is not", () -> told.texts().contains(longest));
        assertEquals(List.of(longest), told.texts());
    }

    @Test
    void tellsTheImageThatASwingProgramCopies() throws Exception {
        BufferedImage picture = picture(0xffabcdef);
        await("the clipboard is free", () -> DesktopChecks.copyWithAwt(new ImageSelection(picture)));
        await("the image", () -> !told.images().isEmpty());
        assertArrayEquals(pixels(picture), pixels(told.images().get(0).png()));
    }

    /** An image as AWT shares it: in all forms that it knows. */
    private record ImageSelection(Image image) implements Transferable {

        @Override
        public DataFlavor[] getTransferDataFlavors() {
            return new DataFlavor[] {DataFlavor.imageFlavor};
        }

        @Override
        public boolean isDataFlavorSupported(DataFlavor flavor) {
            return DataFlavor.imageFlavor.equals(flavor);
        }

        @Override
        public Object getTransferData(DataFlavor flavor) {
            return image;
        }
    }
}
