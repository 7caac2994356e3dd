package oriel.recording;

import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.WireBuffer;
import oriel.rfb.message.DesktopSize;
import oriel.rfb.message.FramebufferUpdate;
import oriel.rfb.message.RectangleHeader;

/** A whole picture as one update: its size, and its pixels in Raw. */
final class KeyFramePicture {

    private KeyFramePicture() {}

    static WireBuffer of(Framebuffer picture) {
        WireBuffer out = new WireBuffer(picture.width() * picture.height() * Integer.BYTES + 64);
        new FramebufferUpdate(2).write(out);
        new DesktopSize(picture.width(), picture.height()).write(out);
        new RectangleHeader(picture.bounds(), Encodings.RAW).write(out);
        int count = picture.width() * picture.height();
        int at = out.size();
        out.reserve(count * Integer.BYTES);
        byte[] bytes = out.array();
        for (int i = 0; i < count; i++) { // PixelFormat.NATIVE: the lowest byte first
            int rgb = picture.pixels()[i];
            bytes[at++] = (byte) rgb;
            bytes[at++] = (byte) (rgb >> 8);
            bytes[at++] = (byte) (rgb >> 16);
            bytes[at++] = 0;
        }
        return out.advance(count * Integer.BYTES);
    }
}
