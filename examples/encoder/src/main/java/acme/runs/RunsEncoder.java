package acme.runs;

import oriel.encoding.EncodeSettings;
import oriel.encoding.EncodedRect;
import oriel.encoding.PixelPacker;
import oriel.encoding.RectEncoder;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;

/** Writes each run as its length less 1, in a byte, and its PIXEL. Runs go on from row to row. */
final class RunsEncoder implements RectEncoder {

    private final int longest;
    private final int[] pixel = new int[1];

    RunsEncoder(int longest) {
        this.longest = longest;
    }

    @Override
    public void encode(Framebuffer source, Rect rect, EncodeSettings settings, EncodedRect out) {
        PixelPacker packer = PixelPacker.pixels(settings.format());
        WireBuffer bytes = out.bytes();
        int length = 0;
        for (int y = rect.y(); y < rect.bottom(); y++) {
            for (int x = rect.x(); x < rect.right(); x++) {
                int colour = source.pixels()[source.offset(x, y)];
                if (length == longest || length > 0 && colour != pixel[0]) {
                    write(length, packer, bytes);
                    length = 0;
                }
                pixel[0] = colour;
                length++;
            }
        }
        write(length, packer, bytes);
    }

    private void write(int length, PixelPacker packer, WireBuffer bytes) {
        bytes.u8(length - 1).reserve(packer.bytesPerPixel() + PixelPacker.SPARE_BYTES);
        int end = packer.pack(pixel, 0, 1, bytes.array(), bytes.size());
        bytes.advance(end - bytes.size());
    }
}
