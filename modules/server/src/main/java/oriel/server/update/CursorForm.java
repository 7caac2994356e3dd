package oriel.server.update;

import java.util.Optional;
import java.util.stream.Stream;
import oriel.capture.CursorImage;
import oriel.encoding.PixelPacker;
import oriel.rfb.Encodings;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;

/** The ways to send a cursor's shape, the best first: rfbproto "Cursor", "X Cursor", "Cursor With Alpha", "VMware". */
enum CursorForm {
    /** Red, green, blue and alpha of each pixel, the colours multiplied with alpha. */
    WITH_ALPHA(Encodings.CURSOR_WITH_ALPHA) {
        @Override
        void writeData(CursorImage image, PixelFormat format, WireBuffer out) {
            out.s32(Encodings.RAW);
            for (int argb : image.argb()) {
                out.s32(argb << 8 | argb >>> 24);
            }
        }
    },

    /** The same with plain colours. */
    VMWARE(Encodings.VMWARE_CURSOR) {
        @Override
        void writeData(CursorImage image, PixelFormat format, WireBuffer out) {
            out.u8(VMWARE_ALPHA).u8(0);
            for (int argb : image.argb()) {
                out.s32(plainColour(argb) << 8 | argb >>> 24);
            }
        }
    },

    /** Pixels and a mask of bits. */
    PLAIN(Encodings.CURSOR) {
        @Override
        void writeData(CursorImage image, PixelFormat format, WireBuffer out) {
            PixelPacker packer = PixelPacker.pixels(format);
            int[] colours = new int[image.argb().length];
            for (int i = 0; i < colours.length; i++) {
                colours[i] = plainColour(image.argb()[i]);
            }
            int bytes = colours.length * packer.bytesPerPixel();
            out.reserve(bytes + PixelPacker.SPARE_BYTES);
            packer.pack(colours, 0, colours.length, out.array(), out.size());
            out.advance(bytes);
            writeBits(image, CursorForm::isOpaque, out);
        }
    },

    /** Two colours: the mean of what is bright and the mean of what is dark. */
    TWO_COLOURS(Encodings.X_CURSOR) {
        @Override
        void writeData(CursorImage image, PixelFormat format, WireBuffer out) {
            writeMean(image, true, out);
            writeMean(image, false, out);
            writeBits(image, argb -> isOpaque(argb) && isBright(argb), out);
            writeBits(image, CursorForm::isOpaque, out);
        }
    };

    private static final int VMWARE_ALPHA = 1;

    /** Viewers do not agree on what follows a cursor of no size in these forms; all of them take one empty pixel. */
    private static final CursorImage TRANSPARENT = new CursorImage(1, 1, 0, 0, new int[1]);

    private final int encoding;

    CursorForm(int encoding) {
        this.encoding = encoding;
    }

    /** The best form that a viewer lists. */
    static Optional<CursorForm> best(ViewerProfile profile) {
        return Stream.of(values()).filter(form -> profile.lists(form.encoding)).findFirst();
    }

    /** Appends a rectangle with the shape. */
    void write(CursorImage image, PixelFormat format, WireBuffer out) {
        boolean alpha = this == WITH_ALPHA || this == VMWARE;
        CursorImage shown = image.isHidden() && alpha ? TRANSPARENT : image;
        boolean hidden = shown.isHidden();
        int width = hidden ? 0 : shown.width();
        int height = hidden ? 0 : shown.height();
        RectWriter.header(new Rect(shown.hotX(), shown.hotY(), width, height), encoding, out);
        if (!hidden) {
            writeData(shown, format, out);
        }
    }

    abstract void writeData(CursorImage image, PixelFormat format, WireBuffer out);

    /** A colour that is not multiplied with its alpha, without the alpha. */
    private static int plainColour(int argb) {
        int alpha = argb >>> 24;
        if (alpha == 0 || alpha == 255) {
            return argb & 0xffffff;
        }
        int red = Math.min(255, (argb >> 16 & 0xff) * 255 / alpha);
        int green = Math.min(255, (argb >> 8 & 0xff) * 255 / alpha);
        int blue = Math.min(255, (argb & 0xff) * 255 / alpha);
        return red << 16 | green << 8 | blue;
    }

    private static boolean isOpaque(int argb) {
        return argb >>> 24 >= 0x80;
    }

    private static boolean isBright(int argb) {
        int rgb = plainColour(argb);
        return 2 * (rgb >> 16 & 0xff) + 5 * (rgb >> 8 & 0xff) + (rgb & 0xff) >= 8 * 128;
    }

    private static void writeMean(CursorImage image, boolean bright, WireBuffer out) {
        long[] sums = new long[3];
        int count = 0;
        for (int argb : image.argb()) {
            if (isOpaque(argb) && isBright(argb) == bright) {
                int rgb = plainColour(argb);
                sums[0] += rgb >> 16 & 0xff;
                sums[1] += rgb >> 8 & 0xff;
                sums[2] += rgb & 0xff;
                count++;
            }
        }
        for (long sum : sums) {
            out.u8((int) (sum / Math.max(1, count)));
        }
    }

    /** Says which pixels are meant. */
    private interface Choice {
        boolean takes(int argb);
    }

    private static void writeBits(CursorImage image, Choice choice, WireBuffer out) {
        int rowBytes = (image.width() + 7) / 8;
        for (int y = 0; y < image.height(); y++) {
            byte[] row = new byte[rowBytes];
            for (int x = 0; x < image.width(); x++) {
                if (choice.takes(image.argb()[y * image.width() + x])) {
                    row[x >> 3] |= (byte) (0x80 >> (x & 7));
                }
            }
            out.put(row);
        }
    }
}
