package oriel.encoding.tight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncodedRect;
import oriel.encoding.JpegQuality;
import oriel.encoding.RectEncoder;
import oriel.encoding.Segment;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;

/** What of a picture becomes JPEG images. */
final class Blurred {

    static final EncodeSettings LOSSY =
            new EncodeSettings(PixelFormat.NATIVE, EncodeSettings.UNSET, Optional.of(JpegQuality.ofLevel(8)));
    static final EncodeSettings LOSSLESS = EncodeSettings.lossless(PixelFormat.NATIVE);

    private Blurred() {}

    /** The rectangles of an area that become JPEG images. */
    static List<Rect> in(RectEncoder encoder, Framebuffer picture, Rect area) {
        List<Rect> blurred = new ArrayList<>();
        for (Segment part : encoder.segment(picture, area, LOSSY)) {
            EncodedRect out = new EncodedRect();
            encoder.encode(picture, part.rect(), part.lossy() ? LOSSY : LOSSLESS, out);
            assertEquals((out.bytes().array()[0] & 0xf0) == 0x90, out.isLossy());
            if (out.isLossy()) {
                blurred.add(part.rect());
            }
        }
        return blurred;
    }

    /** How much of an area rectangles cover. */
    static double share(List<Rect> rects, Rect of) {
        return rects.stream().mapToLong(rect -> rect.intersection(of).area()).sum() / (double) of.area();
    }

    /** In how many of their pixels two pictures differ. */
    static int differences(Framebuffer one, Framebuffer other, List<Rect> rects) {
        return rects.stream()
                .mapToInt(rect -> Pages.differences(one, other, rect))
                .sum();
    }
}
