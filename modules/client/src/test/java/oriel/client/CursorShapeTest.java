package oriel.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import oriel.rfb.Encodings;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;
import oriel.rfb.message.Bitmap;
import oriel.rfb.message.Cursor;
import oriel.rfb.message.CursorWithAlpha;
import oriel.rfb.message.PointerPos;
import oriel.rfb.message.PseudoRect;
import oriel.rfb.message.VmwareAlphaCursor;
import oriel.rfb.message.VmwareClassicCursor;
import oriel.rfb.message.XCursor;

/** A cursor looks alike in whatever form it comes. */
class CursorShapeTest {

    private static final PixelReader PIXELS = new PixelReader(PixelFormat.NATIVE, new int[256]);
    private static final Rect SHAPE = new Rect(2, 0, 3, 1);

    private static CursorShape shape(PseudoRect rect) {
        return CursorShape.of(rect, PIXELS).orElseThrow();
    }

    private static Bitmap bits(int row) {
        return new Bitmap(3, 1, new byte[] {(byte) row});
    }

    @Test
    void hasTheHotspotAndTheSizeOfItsRectangle() {
        CursorShape shape = shape(new CursorWithAlpha(SHAPE, new int[3]));
        assertEquals(Encodings.CURSOR_WITH_ALPHA, shape.encoding());
        assertEquals("2 0 3 1", shape.hotX() + " " + shape.hotY() + " " + shape.width() + " " + shape.height());
    }

    @Test
    void showsThePixelsOfTheMask() {
        byte[] pixels = {0, 0, (byte) 0xff, 9, 1, 2, 3, 9, 4, 5, 6, 9};
        int[] argb = {0xffff0000, 0xff030201, 0};
        assertArrayEquals(argb, shape(new Cursor(SHAPE, pixels, bits(0xc0))).argb());
    }

    @Test
    void showsTheColourOfEachBit() {
        int[] argb = {0xff010203, 0, 0xff040506};
        assertArrayEquals(
                argb,
                shape(new XCursor(SHAPE, 0x010203, 0x040506, bits(0x80), bits(0xa0)))
                        .argb());
    }

    @Test
    void dividesColoursByTheAlphaThatTheyAreMultipliedWith() {
        int[] multiplied = {0x80408000, 0xff010203, 0x00ffffff};
        assertArrayEquals(
                new int[] {0x807fff00, 0xff010203, 0},
                shape(new CursorWithAlpha(SHAPE, multiplied)).argb());
    }

    @Test
    void takesColoursWithAlphaAsTheyAre() {
        int[] argb = {0x80408000, 0xff010203, 0x00ffffff};
        assertArrayEquals(argb, shape(new VmwareAlphaCursor(SHAPE, argb)).argb());
    }

    @Test
    void makesBlackOfWhatWouldBeInverted() {
        byte[] and = {0, 0, 0, 0, -1, -1, -1, 0, -1, -1, -1, 0};
        byte[] xor = {1, 2, 3, 0, 0, 0, 0, 0, -1, -1, -1, 0};
        assertArrayEquals(
                new int[] {0xff030201, 0, 0xff000000},
                shape(new VmwareClassicCursor(SHAPE, and, xor)).argb());
    }

    @Test
    void isHiddenWithoutAnArea() {
        Bitmap nothing = new Bitmap(0, 0, new byte[0]);
        assertEquals(0, shape(new Cursor(Rect.EMPTY, new byte[0], nothing)).argb().length);
        assertEquals(0, shape(new XCursor(Rect.EMPTY, 0, 0, nothing, nothing)).argb().length);
    }

    @Test
    void isNoneOfOtherRectangles() {
        assertEquals(Optional.empty(), CursorShape.of(new PointerPos(1, 2), PIXELS));
    }
}
