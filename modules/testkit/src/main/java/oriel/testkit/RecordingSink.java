package oriel.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import oriel.capture.PixelSink;
import oriel.capture.ScreenLayout;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/**
 * Puts the pixels of a screen together to a picture and remembers where they came, as the server does. It checks what
 * {@link PixelSink} promises: every area is not empty and inside of the layout, and the buffer holds all of its pixels.
 * Used by one thread at a time.
 */
public final class RecordingSink implements PixelSink {

    private final Framebuffer picture;
    private final List<Rect> areas = new ArrayList<>();
    private long changedPixels;

    /** An all black picture of a layout's size. */
    public RecordingSink(ScreenLayout layout) {
        picture = new Framebuffer(layout.width(), layout.height());
    }

    @Override
    public void pixels(Rect area, IntBuffer source, int offset, int stride) {
        assertFalse(area.isEmpty(), () -> "an empty area: " + area);
        assertTrue(picture.bounds().contains(area), () -> area + " is not inside of " + picture.bounds());
        assertTrue(stride >= area.width(), () -> "rows of " + stride + " ints for " + area);
        long end = offset + (long) stride * (area.height() - 1) + area.width();
        assertTrue(offset >= 0 && end <= source.limit(), () -> area + " ends at " + end + " of " + source.limit());
        assertTrue(source.order() == ByteOrder.nativeOrder(), "pixels in the wrong byte order");
        areas.add(area);
        int[] row = new int[area.width()];
        for (int y = 0; y < area.height(); y++) {
            source.get(offset + y * stride, row, 0, row.length);
            take(row, picture.offset(area.x(), area.y() + y));
        }
    }

    private void take(int[] row, int at) {
        for (int x = 0; x < row.length; x++) {
            int pixel = row[x] & 0xffffff;
            if (picture.pixels()[at + x] != pixel) {
                picture.pixels()[at + x] = pixel;
                changedPixels++;
            }
        }
    }

    /** The picture so far. */
    public Framebuffer picture() {
        return picture;
    }

    /** The areas since the last {@link #forget}, in order. */
    public List<Rect> areas() {
        return List.copyOf(areas);
    }

    /** How many pixels have got another colour since the last {@link #forget}. */
    public long changedPixels() {
        return changedPixels;
    }

    /** Forgets areas and changes; the picture stays. */
    public void forget() {
        areas.clear();
        changedPixels = 0;
    }
}
