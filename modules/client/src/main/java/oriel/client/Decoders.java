package oriel.client;

import java.io.IOException;
import java.util.Optional;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.WireReader;

/** The decoders that this client has. */
public final class Decoders {

    private Decoders() {}

    /** A new decoder of an encoding's number. */
    public static Optional<RectDecoder> of(int encoding) {
        return switch (encoding) {
            case Encodings.RAW -> Optional.of(Decoders::raw);
            case Encodings.COPY_RECT -> Optional.of(Decoders::copyRect);
            case Encodings.RRE -> Optional.of(new RreDecoder(false));
            case Encodings.CORRE -> Optional.of(new RreDecoder(true));
            case Encodings.HEXTILE -> Optional.of(new HextileDecoder());
            case Encodings.ZLIB -> Optional.of(new ZlibDecoder());
            case Encodings.TIGHT -> Optional.of(TightDecoder.tight());
            case Encodings.TIGHT_PNG -> Optional.of(TightDecoder.tightPng());
            case Encodings.TRLE -> Optional.of(new TrleDecoder());
            case Encodings.ZRLE -> Optional.of(new ZrleDecoder());
            case Encodings.JPEG -> Optional.of(new JpegDecoder());
            default -> Optional.empty();
        };
    }

    /** RFC 6143 section 7.7.1. */
    private static void raw(WireReader in, PixelReader pixels, Rect rect, Framebuffer target) throws IOException {
        for (int y = rect.y(); y < rect.bottom(); y++) {
            byte[] row = in.bytes(rect.width() * pixels.pixelBytes());
            int at = target.offset(rect.x(), y);
            for (int x = 0; x < rect.width(); x++) {
                target.pixels()[at + x] = pixels.pixel(row, x * pixels.pixelBytes());
            }
        }
    }

    /** RFC 6143 section 7.7.2. */
    private static void copyRect(WireReader in, PixelReader pixels, Rect rect, Framebuffer target) throws IOException {
        int x = in.u16();
        int y = in.u16();
        if (!target.bounds().contains(new Rect(x, y, rect.width(), rect.height()))) {
            throw new ProtocolException("CopyRect from outside of the picture");
        }
        target.move(x, y, rect);
    }
}
