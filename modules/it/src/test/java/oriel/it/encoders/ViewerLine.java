package oriel.it.encoders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import oriel.client.Decoders;
import oriel.client.PixelReader;
import oriel.client.RectDecoder;
import oriel.encoding.ChunkDeflater;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncodedRect;
import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.EncoderTraits;
import oriel.encoding.EncoderTraits.Loss;
import oriel.encoding.RectEncoder;
import oriel.encoding.ZlibStreams;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.server.content.Segment;
import oriel.server.content.SegmenterPool;

/** What lies between a picture and a viewer's picture, as the server has it: cutting, encoding, streams, decoding. */
final class ViewerLine implements AutoCloseable {

    /** No decoder makes such a pixel. */
    private static final int UNTOUCHED = -1;

    /** What may not lose anything is nothing for an encoder that always does. */
    private static final int ANOTHER_ENCODERS = -2;

    private final EncoderTraits traits;
    private final SegmenterPool segmenters = new SegmenterPool();
    private final RectEncoder encoder;
    private final ZlibStreams streams;
    private final ChunkDeflater chunks;
    private final RectDecoder decoder;

    ViewerLine(EncoderProvider provider, EncoderTools tools) throws PluginException {
        traits = provider.traits();
        encoder = provider.create(Options.none("test"), tools);
        streams = new ZlibStreams(tools.deflate());
        chunks = new ChunkDeflater(tools.deflate());
        decoder = Decoders.of(provider.encoding()).orElseThrow();
    }

    /**
     * What came out of a rectangle.
     *
     * @param rect where
     * @param lossy true if the encoder says that something was lost
     */
    record Arrived(Rect rect, boolean lossy) {}

    /** What a viewer has after an update, and how that came to it. */
    record Shown(Framebuffer picture, List<Arrived> rects) {}

    /**
     * Sends an area of a picture.
     *
     * @param leastChunk bytes from which on they are compressed as chunks for any viewer
     */
    Shown send(Framebuffer picture, Rect area, EncodeSettings settings, int leastChunk) throws IOException {
        Framebuffer shown = new Framebuffer(picture.width(), picture.height());
        Arrays.fill(shown.pixels(), UNTOUCHED);
        List<Arrived> arrived = new ArrayList<>();
        long covered = 0;
        for (Segment part : segmenters.segment(picture, area, traits.loss(), settings)) {
            assertTrue(area.contains(part.rect()), part + " of " + area);
            assertUntouched(shown, part.rect());
            covered += part.rect().area();
            if (traits.loss() == Loss.ALWAYS && !part.lossy()) {
                shown.fill(part.rect(), ANOTHER_ENCODERS);
                continue;
            }
            EncodeSettings allowed = part.lossy() ? settings : settings.withoutLoss();
            for (Rect rect : fitting(part.rect())) {
                EncodedRect encoded = new EncodedRect();
                encoder.encode(picture, rect, allowed, encoded);
                decode(encoded, leastChunk, rect, settings.format(), shown);
                arrived.add(new Arrived(rect, encoded.isLossy()));
            }
        }
        assertEquals(area.area(), covered, "pixels that were sent");
        return new Shown(shown, arrived);
    }

    private List<Rect> fitting(Rect part) {
        int width = Math.min(part.width(), traits.maxWidth());
        int height = Math.min(traits.maxHeight(), Math.max(1, traits.maxPixels() / width));
        List<Rect> rects = new ArrayList<>();
        for (int y = part.y(); y < part.bottom(); y += height) {
            for (int x = part.x(); x < part.right(); x += width) {
                rects.add(Rect.between(x, y, Math.min(part.right(), x + width), Math.min(part.bottom(), y + height)));
            }
        }
        return rects;
    }

    private static void assertUntouched(Framebuffer shown, Rect rect) {
        for (int y = rect.y(); y < rect.bottom(); y++) {
            for (int x = rect.x(); x < rect.right(); x++) {
                assertTrue(shown.pixels()[shown.offset(x, y)] == UNTOUCHED, "sent twice: " + x + "," + y);
            }
        }
    }

    private void decode(EncodedRect encoded, int leastChunk, Rect rect, PixelFormat format, Framebuffer shown)
            throws IOException {
        EncodedRect chunked = new EncodedRect();
        chunks.deflateChunks(encoded, leastChunk, chunked);
        WireBuffer out = new WireBuffer(1 << 10);
        streams.write(chunked, out);
        ByteBuffer bytes = out.view();
        int[] map = new int[256];
        Arrays.setAll(map, i -> format.rgb(i));
        decoder.decode(new WireReader(target -> take(bytes, target)), new PixelReader(format, map), rect, shown);
        assertEquals(0, bytes.remaining(), "bytes left over");
    }

    private static int take(ByteBuffer bytes, ByteBuffer target) {
        if (!bytes.hasRemaining()) {
            return -1;
        }
        int count = Math.min(bytes.remaining(), target.remaining());
        target.put(bytes.slice(bytes.position(), count));
        bytes.position(bytes.position() + count);
        return count;
    }

    @Override
    public void close() {
        encoder.close();
        streams.close();
        chunks.close();
    }
}
