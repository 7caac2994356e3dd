package acme.runs;

import java.io.IOException;
import oriel.client.DecoderProvider;
import oriel.client.PixelReader;
import oriel.client.RectDecoder;
import oriel.rfb.Framebuffer;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.WireReader;

/** Offers the decoder to Oriel's own viewers: test-client, bench live and the contract test. */
public final class RunsDecoderProvider implements DecoderProvider {

    /** For ServiceLoader. */
    public RunsDecoderProvider() {}

    @Override
    public String name() {
        return "runs";
    }

    @Override
    public int encoding() {
        return RunsProvider.ENCODING;
    }

    @Override
    public RectDecoder create() {
        return RunsDecoderProvider::decode;
    }

    private static void decode(WireReader in, PixelReader pixels, Rect rect, Framebuffer target) throws IOException {
        int at = 0;
        while (at < rect.area()) {
            int length = in.u8() + 1;
            int colour = pixels.pixel(in.bytes(pixels.pixelBytes()), 0);
            if (length > rect.area() - at) {
                throw new ProtocolException("a run of " + length + " pixels leaves its rectangle");
            }
            for (int end = at + length; at < end; at++) {
                int x = rect.x() + at % rect.width();
                int y = rect.y() + at / rect.width();
                target.pixels()[target.offset(x, y)] = colour;
            }
        }
    }
}
