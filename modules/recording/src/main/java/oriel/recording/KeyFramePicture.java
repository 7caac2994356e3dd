package oriel.recording;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.WireBuffer;
import oriel.rfb.message.DesktopSize;
import oriel.rfb.message.FramebufferUpdate;
import oriel.rfb.message.RectangleHeader;

/** A whole picture as one update: its size, and its pixels in Raw. It comes in pieces, since the picture may fill much of the heap. */
final class KeyFramePicture {

    private KeyFramePicture() {}

    /** The pieces, each made when it is asked for. */
    static Iterator<ByteBuffer> of(Framebuffer picture) {
        int rows = Math.max(1, Container.MAX_DATA_BYTES / (picture.width() * Integer.BYTES));
        int bands = (picture.height() + rows - 1) / rows;
        return Stream.concat(
                        Stream.of(head(picture)),
                        IntStream.range(0, bands)
                                .mapToObj(band ->
                                        band(picture, band * rows, Math.min(picture.height(), (band + 1) * rows))))
                .iterator();
    }

    private static ByteBuffer head(Framebuffer picture) {
        WireBuffer out = new WireBuffer(64);
        new FramebufferUpdate(2).write(out);
        new DesktopSize(picture.width(), picture.height()).write(out);
        new RectangleHeader(picture.bounds(), Encodings.RAW).write(out);
        return out.view();
    }

    private static ByteBuffer band(Framebuffer picture, int top, int bottom) {
        byte[] bytes = new byte[(bottom - top) * picture.width() * Integer.BYTES];
        int at = 0;
        for (int i = picture.offset(0, top); i < picture.offset(0, bottom - 1) + picture.width(); i++) {
            int rgb = picture.pixels()[i]; // PixelFormat.NATIVE: the lowest byte first
            bytes[at++] = (byte) rgb;
            bytes[at++] = (byte) (rgb >> 8);
            bytes[at++] = (byte) (rgb >> 16);
            bytes[at++] = 0;
        }
        return ByteBuffer.wrap(bytes);
    }
}
