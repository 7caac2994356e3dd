package oriel.server.update.pseudo;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import oriel.capture.CursorImage;
import oriel.encoding.PixelPacker;
import oriel.rfb.Encodings;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;
import oriel.rfb.message.Bitmap;
import oriel.rfb.message.Cursor;
import oriel.rfb.message.CursorWithAlpha;
import oriel.rfb.message.PseudoRect;
import oriel.rfb.message.VmwareAlphaCursor;
import oriel.rfb.message.XCursor;
import oriel.server.viewer.ClientParams;

/** The ways to send a cursor's shape, the best first: rfbproto "Cursor", "X Cursor", "Cursor With Alpha", "VMware". */
enum CursorForm {
    /** Pixels with alpha, the colours multiplied with it. */
    WITH_ALPHA(Encodings.CURSOR_WITH_ALPHA) {
        @Override
        PseudoRect of(CursorImage image, PixelFormat format) {
            CursorImage shown = image.isHidden() ? TRANSPARENT : image;
            return new CursorWithAlpha(shape(shown), shown.argb());
        }
    },

    /** The same with plain colours. */
    VMWARE(Encodings.VMWARE_CURSOR) {
        @Override
        PseudoRect of(CursorImage image, PixelFormat format) {
            CursorImage shown = image.isHidden() ? TRANSPARENT : image;
            int[] argb = shown.argb().clone();
            for (int i = 0; i < argb.length; i++) {
                argb[i] = argb[i] & ALPHA | plainColour(argb[i]);
            }
            return new VmwareAlphaCursor(shape(shown), argb);
        }
    },

    /** Pixels and a mask of bits. */
    PLAIN(Encodings.CURSOR) {
        @Override
        PseudoRect of(CursorImage image, PixelFormat format) {
            return new Cursor(shape(image), pixels(image, format), bits(image, CursorForm::isOpaque));
        }
    },

    /** Two colours: the mean of what is bright and the mean of what is dark. */
    TWO_COLOURS(Encodings.X_CURSOR) {
        @Override
        PseudoRect of(CursorImage image, PixelFormat format) {
            return new XCursor(
                    shape(image),
                    mean(image, true),
                    mean(image, false),
                    bits(image, argb -> isOpaque(argb) && isBright(argb)),
                    bits(image, CursorForm::isOpaque));
        }
    };

    private static final int ALPHA = 0xff000000;

    /** Viewers do not agree on what follows a cursor of no size in these forms; all of them take one empty pixel. */
    private static final CursorImage TRANSPARENT = new CursorImage(1, 1, 0, 0, new int[1]);

    private final int encoding;

    CursorForm(int encoding) {
        this.encoding = encoding;
    }

    /** The best form that a viewer lists. */
    static Optional<CursorForm> best(ClientParams profile) {
        return Stream.of(values()).filter(form -> profile.lists(form.encoding)).findFirst();
    }

    /** A rectangle with the shape. */
    abstract PseudoRect of(CursorImage image, PixelFormat format);

    /** The hotspot and the size; none of both if the cursor is hidden. */
    private static Rect shape(CursorImage image) {
        int width = image.isHidden() ? 0 : image.width();
        int height = image.isHidden() ? 0 : image.height();
        return new Rect(image.hotX(), image.hotY(), width, height);
    }

    private static byte[] pixels(CursorImage image, PixelFormat format) {
        PixelPacker packer = PixelPacker.pixels(format);
        int[] colours = new int[image.argb().length];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = plainColour(image.argb()[i]);
        }
        byte[] pixels = new byte[colours.length * packer.bytesPerPixel() + PixelPacker.SPARE_BYTES];
        packer.pack(colours, 0, colours.length, pixels, 0);
        return Arrays.copyOf(pixels, colours.length * packer.bytesPerPixel());
    }

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

    private static int mean(CursorImage image, boolean bright) {
        long red = 0;
        long green = 0;
        long blue = 0;
        int count = 0;
        for (int argb : image.argb()) {
            if (isOpaque(argb) && isBright(argb) == bright) {
                int rgb = plainColour(argb);
                red += rgb >> 16 & 0xff;
                green += rgb >> 8 & 0xff;
                blue += rgb & 0xff;
                count++;
            }
        }
        int divisor = Math.max(1, count);
        return (int) (red / divisor << 16 | green / divisor << 8 | blue / divisor);
    }

    /** A bit for each pixel whose colour is meant. */
    private static Bitmap bits(CursorImage image, IntPredicate meant) {
        Rect shape = shape(image);
        return Bitmap.of(shape.width(), shape.height(), pixel -> meant.test(image.argb()[pixel]));
    }
}
