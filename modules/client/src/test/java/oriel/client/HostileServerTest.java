package oriel.client;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/** Whatever a server sends, a decoder throws a protocol error or reaches the end of the stream. */
class HostileServerTest {

    private static void decode(int encoding, byte[] bytes, Framebuffer target) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        WireReader in = new WireReader(into -> {
            if (!left.hasRemaining()) {
                return -1;
            }
            int count = Math.min(left.remaining(), into.remaining());
            into.put(left.slice(left.position(), count));
            left.position(left.position() + count);
            return count;
        });
        Decoders.of(encoding)
                .orElseThrow()
                .decode(in, new PixelReader(PixelFormat.NATIVE, new int[256]), target.bounds(), target);
    }

    private static byte[] deflated(byte[] tiles) {
        Deflater deflater = new Deflater();
        deflater.setInput(tiles);
        byte[] bytes = new byte[tiles.length * 2 + 100];
        int length = deflater.deflate(bytes, 0, bytes.length, Deflater.SYNC_FLUSH);
        deflater.end();
        return new WireBuffer(length + 4).s32(length).put(bytes, 0, length).toBytes();
    }

    @Test
    void survivesRandomTiles() {
        Random random = new Random(8);
        Framebuffer target = new Framebuffer(70, 66);
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] tiles = new byte[random.nextInt(300)];
            random.nextBytes(tiles);
            try {
                decode(Encodings.ZRLE, deflated(tiles), target);
            } catch (ProtocolException e) {
                refused++;
            } catch (IOException e) {
                Assertions.fail("not a protocol error", e);
            }
        }
        Assertions.assertTrue(refused > 2900, "only " + refused + " were refused");
    }

    @Test
    void survivesRandomBytes() {
        Random random = new Random(9);
        Framebuffer target = new Framebuffer(70, 66);
        for (int i = 0; i < 3000; i++) {
            byte[] bytes = new byte[random.nextInt(100)];
            random.nextBytes(bytes);
            for (int encoding : Viewer.ENCODINGS) {
                try {
                    decode(encoding, bytes, target);
                } catch (ProtocolException | EOFException e) {
                    continue;
                } catch (IOException e) {
                    Assertions.fail("not a protocol error", e);
                }
            }
        }
    }

    /** RFB 3.8 without security, a picture of 2x1, then one update that never ends: a rectangle again and again. */
    private static Viewer endless(String rectangle) throws IOException {
        String hello = "524642203030332e3030380a" + "0101" + "00000000" + "0002" + "0001" + "20180001" + "00ff00ff00ff"
                + "100800" + "000000" + "00000000" + "0000ffff";
        byte[] start = HexFormat.of().parseHex(hello);
        return Viewer.connect(new EndlessConnection(start, HexFormat.of().parseHex(rectangle)), ViewerOptions.OPEN);
    }

    @Test
    void refusesAnUpdateThatNeverEnds() throws IOException {
        try (Viewer viewer = endless("0000" + "0000" + "0001" + "0001" + "00000000" + "00000000")) {
            ProtocolException e = assertThrows(ProtocolException.class, viewer::readUpdate);
            Assertions.assertEquals("an update with more than 1048576 rectangles", e.getMessage());
        }
    }

    @Test
    void refusesAnUpdateOfTooManyRectanglesWithoutPixels() throws IOException {
        try (Viewer viewer = endless("0001" + "0000" + "0000" + "0000" + "ffffff18")) {
            ProtocolException e = assertThrows(ProtocolException.class, viewer::readUpdate);
            Assertions.assertEquals("an update with more than 1024 rectangles without pixels", e.getMessage());
        }
    }

    @Test
    void refusesAPictureThatDoesNotFitIntoItsMemory() {
        long pixels = Runtime.getRuntime().maxMemory() / 4 / 4;
        int width = (int) Math.min(65_535, pixels / 65_535 + 2);
        assertThrows(ProtocolException.class, () -> UpdateReader.picture(width, 65_535));
    }

    @Test
    void boundsWhatARectangleInflatesTo() {
        byte[] bomb = deflated(new byte[1 << 20]);
        assertThrows(ProtocolException.class, () -> decode(Encodings.ZRLE, bomb, new Framebuffer(8, 8)));
        assertThrows(ProtocolException.class, () -> decode(Encodings.ZLIB, bomb, new Framebuffer(8, 8)));
    }

    @ParameterizedTest
    @ValueSource(ints = {Encodings.ZRLE, Encodings.ZLIB})
    void refusesALengthBeyondItsPixelsBeforeItReadsOn(int encoding) {
        byte[] length = new WireBuffer(4).s32(-1).toBytes();
        assertThrows(ProtocolException.class, () -> decode(encoding, length, new Framebuffer(8, 8)));
    }

    @Test
    void refusesTooFewAndTooManyPixels() throws IOException {
        Framebuffer target = new Framebuffer(8, 8);
        decode(Encodings.ZLIB, deflated(new byte[256]), target);
        assertThrows(ProtocolException.class, () -> decode(Encodings.ZLIB, deflated(new byte[255]), target));
        assertThrows(ProtocolException.class, () -> decode(Encodings.ZLIB, deflated(new byte[257]), target));
    }

    @ParameterizedTest
    @CsvSource({
        // RRE: more subrectangles than pixels, one that begins outside, one that ends outside
        "2, 00000041 00000000",
        "2, 00000001 00000000 00000000 0008 0000 0001 0001",
        "2, 00000001 00000000 00000000 0007 0000 0002 0001",
        // CoRRE: the same
        "4, 00000041 00000000",
        "4, 00000001 00000000 00000000 08 00 01 01",
        "4, 00000001 00000000 00000000 00 07 01 02",
        // Hextile: a mask that there is not, a background and a foreground from nowhere, a subrectangle outside
        "5, 20",
        "5, 00",
        "5, 0a 00000000 01 00 00",
        "5, 0e 00000000 00000001 01 70 10",
        // Tight: kinds that there are not, filters that there are not, an index outside, too many bytes, another image
        "7, a0 00",
        "7, b0",
        "7, f0",
        "7, 40 03",
        "7, 40 ff",
        "7, 60 01 02 000000 000001 000002 0c ffffffffffffffffffffffff",
        "7, 00 ffffff",
        "7, 00 0c ffffffffffffffffffffffff",
        "7, 90 00",
        "7, 90 04 ffd8ffd9",
        // TightPNG: a zlib stream, an image that is none
        "-260, 00 00",
        "-260, 40 00",
        "-260, a0 00",
        "-260, a0 08 89504e470d0a1a0a",
        // TRLE: a subencoding that there is not, a palette from nowhere, an index outside, a run beyond the tile
        "15, 11",
        "15, 7f",
        "15, 81",
        "15, 03 000000 000001 000002 ff ff",
        "15, 80 000000 40"
    })
    void refusesWhatBreaksTheRulesOfTheEncoding(int encoding, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        assertThrows(ProtocolException.class, () -> decode(encoding, bytes, new Framebuffer(8, 8)));
    }

    /** No colour of a tile may come from before a raw one, and no foreground from before a coloured one. */
    @ParameterizedTest
    @ValueSource(strings = {"02 00000000 01 %s 00", "1a 00000000 01 00000001 00 00 08 01 00 00"})
    void refusesWhatATileOfHextileMayNotInherit(String hex) {
        String raw = "00".repeat(16 * 4 * 4);
        byte[] bytes = HexFormat.of().parseHex(hex.formatted(raw).replace(" ", ""));
        assertThrows(ProtocolException.class, () -> decode(Encodings.HEXTILE, bytes, new Framebuffer(48, 4)));
    }

    @Test
    void refusesACopyFromOutside() {
        byte[] outside = new WireBuffer(4).u16(5).u16(0).toBytes();
        Framebuffer target = new Framebuffer(8, 8);
        assertThrows(ProtocolException.class, () -> decode(Encodings.COPY_RECT, outside, target));
        Assertions.assertEquals(new Rect(0, 0, 8, 8), target.bounds());
    }

    @Test
    void refusesAPictureLargerThanAnyScreen() {
        assertThrows(ProtocolException.class, () -> UpdateReader.picture(65_535, 65_535));
        assertThrows(ProtocolException.class, () -> UpdateReader.picture(0, 10));
    }
}
