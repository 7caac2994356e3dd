package oriel.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import oriel.encoding.JpegCoder;
import oriel.encoding.JpegProvider;
import oriel.encoding.JpegQuality;
import oriel.encoding.Subsampling;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.scenes.Photo;

/**
 * What everything that makes JPEG images must do: a test class implements this interface, says which provider it is about,
 * and inherits the tests. The images are judged by the decoder of javax.imageio.
 */
public interface JpegContract {

    /** The provider under test, which can be used here. */
    JpegProvider provider();

    /** The factors that a frame header must show, each {@code 0xHV}. What is coarser than four pixels may be nearer. */
    static List<Integer> factors(Subsampling subsampling) {
        return switch (subsampling) {
            case NONE -> List.of(0x11, 0x11, 0x11);
            case TWO -> List.of(0x21, 0x11, 0x11);
            case FOUR, EIGHT, SIXTEEN -> List.of(0x22, 0x11, 0x11);
            case GREY -> List.of(0x11);
        };
    }

    /** Every size that is awkward, in every subsampling. */
    @TestFactory
    default Stream<DynamicTest> makesBaselineImagesOfTheSizeOfTheRectangle() {
        return Stream.of(Subsampling.values())
                .map(subsampling -> DynamicTest.dynamicTest(subsampling.name(), () -> sizes(subsampling)));
    }

    private void sizes(Subsampling subsampling) throws PluginException, IOException {
        int[][] sizes = {{1, 1}, {1, 300}, {300, 1}, {17, 33}, {65, 65}, {2049, 3}, {8, 8}};
        try (JpegCoder coder = provider().open(Options.none("test"))) {
            for (int[] size : sizes) {
                Framebuffer picture = new Photo(1).draw(size[0], size[1]);
                WireBuffer out = new WireBuffer(1);
                coder.encode(picture, picture.bounds(), new JpegQuality(80, subsampling), out);
                JpegHeader header = JpegHeader.read(out.view());
                String about = size[0] + "x" + size[1];
                assertEquals(JpegHeader.BASELINE, header.frame(), about);
                assertEquals(size[0], header.width(), about);
                assertEquals(size[1], header.height(), about);
                assertEquals(subsampling == Subsampling.GREY ? 1 : 2, header.quantisationTables(), about);
                assertEquals(subsampling == Subsampling.GREY ? 2 : 4, header.huffmanTables(), about);
                if (subsampling != Subsampling.EIGHT && subsampling != Subsampling.SIXTEEN) {
                    assertEquals(factors(subsampling), header.factors(), about);
                }
                Framebuffer decoded = decoded(out.view());
                assertEquals(picture.bounds(), decoded.bounds(), about);
            }
        }
    }

    /** The picture in the bytes. */
    private static Framebuffer decoded(ByteBuffer bytes) throws IOException {
        BufferedImage image = ImageIO.read(
                new ByteArrayInputStream(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining()));
        Framebuffer picture = new Framebuffer(image.getWidth(), image.getHeight());
        if (image.getRaster().getNumBands() == 1) {
            int[] grey = image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
            for (int i = 0; i < grey.length; i++) {
                picture.pixels()[i] = grey[i] * 0x010101;
            }
            return picture;
        }
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), picture.pixels(), 0, image.getWidth());
        for (int i = 0; i < picture.pixels().length; i++) {
            picture.pixels()[i] &= 0xffffff;
        }
        return picture;
    }

    /** The levels of viewers, on a photo: at least 35 dB at level 8, and never worse with a better level. */
    @Test
    default void losesNoMoreThanItsLevelAllows() throws PluginException, IOException {
        double[] least = {30, 33, 35, 36, 38, 39, 39, 40, 41, 45};
        Framebuffer picture = new Photo(2).draw(640, 480);
        try (JpegCoder coder = provider().open(Options.none("test"))) {
            double before = 0;
            int size = 0;
            for (int level = 0; level < least.length; level++) {
                WireBuffer out = new WireBuffer(1);
                coder.encode(picture, picture.bounds(), JpegQuality.ofLevel(level), out);
                double psnr = Psnr.of(picture, decoded(out.view()), picture.bounds());
                assertTrue(psnr >= least[level], "level " + level + ": " + psnr + " dB");
                assertTrue(psnr >= before - 0.1, "level " + level + ": " + psnr + " dB after " + before);
                assertTrue(out.size() > size, "level " + level + ": " + out.size() + " bytes after " + size);
                before = psnr;
                size = out.size();
            }
        }
    }

    /** What is grey must be the lightness of the colours: JFIF 1.02. */
    @Test
    default void makesGreyOfColours() throws PluginException, IOException {
        Framebuffer picture = new Photo(3).draw(160, 120);
        Framebuffer wanted = new Framebuffer(160, 120);
        for (int i = 0; i < picture.pixels().length; i++) {
            int pixel = picture.pixels()[i];
            double light = 0.299 * (pixel >> 16) + 0.587 * (pixel >> 8 & 0xff) + 0.114 * (pixel & 0xff);
            wanted.pixels()[i] = (int) Math.round(light) * 0x010101;
        }
        try (JpegCoder coder = provider().open(Options.none("test"))) {
            WireBuffer out = new WireBuffer(1);
            coder.encode(picture, picture.bounds(), new JpegQuality(95, Subsampling.GREY), out);
            double psnr = Psnr.of(wanted, decoded(out.view()), wanted.bounds());
            assertTrue(psnr > 38, psnr + " dB");
        }
    }

    /** Parts that begin and end anywhere, after one another through one coder, behind bytes that are there. */
    @Test
    default void takesPartsOfAPicture() throws PluginException, IOException {
        Framebuffer picture = new Photo(4).draw(300, 200);
        Random random = new Random(7);
        List<Rect> rects = IntStream.range(0, 40)
                .mapToObj(i -> {
                    int x = random.nextInt(picture.width());
                    int y = random.nextInt(picture.height());
                    return new Rect(
                            x, y, 1 + random.nextInt(picture.width() - x), 1 + random.nextInt(picture.height() - y));
                })
                .toList();
        try (JpegCoder coder = provider().open(Options.none("test"))) {
            for (Rect rect : rects) {
                WireBuffer out = new WireBuffer(1).s32(0x01020304);
                coder.encode(picture, rect, new JpegQuality(95, Subsampling.NONE), out);
                assertEquals(0x01020304, out.view().getInt(), "what was there before");
                Framebuffer part = decoded(ByteBuffer.wrap(out.toBytes(), 4, out.size() - 4));
                Framebuffer whole = new Framebuffer(picture.width(), picture.height());
                for (int y = 0; y < rect.height(); y++) {
                    System.arraycopy(
                            part.pixels(),
                            part.offset(0, y),
                            whole.pixels(),
                            whole.offset(rect.x(), rect.y() + y),
                            rect.width());
                }
                double psnr = Psnr.of(picture, whole, rect);
                assertTrue(psnr > 35, rect + ": " + psnr + " dB");
            }
        }
    }

    /** Results are shared between viewers, so that they may depend on nothing that came before. */
    @Test
    default void givesTheSameBytesAgain() throws PluginException {
        Framebuffer picture = new Photo(5).draw(90, 70);
        JpegQuality quality = JpegQuality.ofLevel(6);
        try (JpegCoder coder = provider().open(Options.none("test"))) {
            WireBuffer first = new WireBuffer(1);
            coder.encode(picture, picture.bounds(), quality, first);
            coder.encode(picture, new Rect(3, 5, 60, 40), JpegQuality.ofLevel(0), new WireBuffer(1));
            WireBuffer second = new WireBuffer(1);
            coder.encode(picture, picture.bounds(), quality, second);
            assertEquals(first.view(), second.view());
        }
    }

    /** Without its declaration in module-info the product does not find it. */
    @Test
    default void isDeclaredAsAService() {
        assertTrue(Declared.isDeclared(provider(), JpegProvider.class));
    }
}
