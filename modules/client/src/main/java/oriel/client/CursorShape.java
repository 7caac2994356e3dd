package oriel.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import oriel.rfb.Encodings;
import oriel.rfb.MonitorArea;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.WireReader;

/** Reads rectangles without pixels. Used by the thread that reads. */
final class SideReader {

    private static final int MOST_NAME = 1 << 16;
    private static final int MOST_CURSOR_SIDE = 1024;
    private static final int OPAQUE = 0xff000000;
    private static final int VMWARE_MASKS = 0;
    private static final int VMWARE_ALPHA = 1;

    private final WireReader in;

    SideReader(WireReader in) {
        this.in = in;
    }

    /** Reads what follows a rectangle's header; empty if the encoding is one of pixels. */
    Optional<SideNote> read(int encoding, Rect rect, PixelReader pixels) throws IOException {
        return switch (encoding) {
            case Encodings.EXTENDED_DESKTOP_SIZE -> Optional.of(layout(rect));
            case Encodings.DESKTOP_NAME -> Optional.of(name());
            case Encodings.QEMU_LED_STATE -> Optional.of(new SideNote.Locks(in.u8()));
            case Encodings.VMWARE_LED_STATE -> Optional.of(new SideNote.Locks(in.s32()));
            case Encodings.POINTER_POS -> Optional.of(new SideNote.Pointer(rect.x(), rect.y()));
            case Encodings.QEMU_EXTENDED_KEY, Encodings.EXTENDED_MOUSE_BUTTONS ->
                Optional.of(new SideNote.Agreed(encoding));
            case Encodings.CURSOR, Encodings.X_CURSOR, Encodings.CURSOR_WITH_ALPHA, Encodings.VMWARE_CURSOR ->
                Optional.of(cursor(encoding, rect, pixels));
            default -> Optional.empty();
        };
    }

    private SideNote layout(Rect rect) throws IOException {
        int count = in.u8();
        in.skip(3);
        List<MonitorArea> monitors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            monitors.add(MonitorArea.read(in));
        }
        return new SideNote.Layout(rect.x(), rect.y(), rect.width(), rect.height(), monitors);
    }

    private SideNote name() throws IOException {
        long length = in.u32();
        if (length > MOST_NAME) {
            throw new ProtocolException("a name of " + length + " bytes");
        }
        return new SideNote.Name(new String(in.bytes((int) length), StandardCharsets.UTF_8));
    }

    private SideNote cursor(int encoding, Rect rect, PixelReader pixels) throws IOException {
        if (rect.width() > MOST_CURSOR_SIDE || rect.height() > MOST_CURSOR_SIDE) {
            throw new ProtocolException("a cursor of " + rect.width() + "x" + rect.height());
        }
        int[] argb = switch (encoding) {
            case Encodings.CURSOR -> masked(colours(rect, pixels), rect);
            case Encodings.X_CURSOR -> twoColours(rect);
            case Encodings.CURSOR_WITH_ALPHA -> withAlpha(rect);
            default -> vmware(rect, pixels);
        };
        return new SideNote.Cursor(encoding, rect.x(), rect.y(), rect.width(), rect.height(), argb);
    }

    private int[] colours(Rect rect, PixelReader pixels) throws IOException {
        byte[] data = in.bytes((int) rect.area() * pixels.pixelBytes());
        int[] colours = new int[(int) rect.area()];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = pixels.pixel(data, i * pixels.pixelBytes()) & 0xffffff;
        }
        return colours;
    }

    private int[] masked(int[] colours, Rect rect) throws IOException {
        boolean[] mask = bits(rect);
        for (int i = 0; i < colours.length; i++) {
            colours[i] = mask[i] ? colours[i] | OPAQUE : 0;
        }
        return colours;
    }

    private boolean[] bits(Rect rect) throws IOException {
        int rowBytes = (rect.width() + 7) / 8;
        byte[] data = in.bytes(rowBytes * rect.height());
        boolean[] bits = new boolean[(int) rect.area()];
        for (int i = 0; i < bits.length; i++) {
            int x = i % rect.width();
            bits[i] = (data[i / rect.width() * rowBytes + (x >> 3)] >> 7 - (x & 7) & 1) != 0;
        }
        return bits;
    }

    private int[] twoColours(Rect rect) throws IOException {
        if (rect.isEmpty()) {
            return new int[0];
        }
        int primary = in.u8() << 16 | in.u8() << 8 | in.u8();
        int secondary = in.u8() << 16 | in.u8() << 8 | in.u8();
        boolean[] bits = bits(rect);
        int[] colours = new int[bits.length];
        for (int i = 0; i < bits.length; i++) {
            colours[i] = bits[i] ? primary : secondary;
        }
        return masked(colours, rect);
    }

    /** Of all encodings that it may come in, Raw alone is understood. */
    private int[] withAlpha(Rect rect) throws IOException {
        int encoding = in.s32();
        if (encoding != Encodings.RAW) {
            throw new ProtocolException("a cursor in encoding " + encoding);
        }
        int[] argb = rgba(rect);
        for (int i = 0; i < argb.length; i++) {
            int alpha = argb[i] >>> 24;
            argb[i] = alpha == 0
                    ? 0
                    : alpha << 24
                            | plain(argb[i] >> 16, alpha) << 16
                            | plain(argb[i] >> 8, alpha) << 8
                            | plain(argb[i], alpha);
        }
        return argb;
    }

    private static int plain(int multiplied, int alpha) {
        return Math.min(255, (multiplied & 0xff) * 255 / alpha);
    }

    private int[] rgba(Rect rect) throws IOException {
        byte[] data = in.bytes((int) rect.area() * 4);
        int[] argb = new int[(int) rect.area()];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = data[4 * i + 3] << 24
                    | (data[4 * i] & 0xff) << 16
                    | (data[4 * i + 1] & 0xff) << 8
                    | data[4 * i + 2] & 0xff;
        }
        return argb;
    }

    /** In the older form pixels of the screen are masked with one picture and then inverted with another. */
    private int[] vmware(Rect rect, PixelReader pixels) throws IOException {
        int type = in.u8();
        in.skip(1);
        if (type == VMWARE_ALPHA) {
            return rgba(rect);
        }
        if (type != VMWARE_MASKS) {
            throw new ProtocolException("a cursor of VMware of type " + type);
        }
        int[] kept = colours(rect, pixels);
        int[] inverted = colours(rect, pixels);
        for (int i = 0; i < kept.length; i++) {
            inverted[i] = kept[i] == 0 ? inverted[i] | OPAQUE : inverted[i] == 0 ? 0 : OPAQUE;
        }
        return inverted;
    }
}
