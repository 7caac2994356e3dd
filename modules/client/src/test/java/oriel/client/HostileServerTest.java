package oriel.client;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
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

    private static byte[] zrle(byte[] tiles) {
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
                decode(Encodings.ZRLE, zrle(tiles), target);
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

    @Test
    void boundsWhatARectangleInflatesTo() {
        byte[] bomb = zrle(new byte[1 << 20]);
        assertThrows(ProtocolException.class, () -> decode(Encodings.ZRLE, bomb, new Framebuffer(8, 8)));
    }

    @Test
    void refusesACopyFromOutside() {
        byte[] outside = new WireBuffer(4).u16(5).u16(0).toBytes();
        Framebuffer target = new Framebuffer(8, 8);
        assertThrows(ProtocolException.class, () -> decode(Encodings.COPY_RECT, outside, target));
        Assertions.assertEquals(new Rect(0, 0, 8, 8), target.bounds());
    }
}
