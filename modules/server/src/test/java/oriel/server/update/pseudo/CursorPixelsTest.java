package oriel.server.update.pseudo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import oriel.capture.CursorImage;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.server.screen.CursorState;

/** The pixels of a cursor: as viewers get them that draw it, and as they are drawn into the picture of the others. */
class CursorPixelsTest {

    /** Opaque, half transparent, a little more than that, and of a colour that is brighter than its alpha allows. */
    private static final CursorImage IMAGE =
            new CursorImage(2, 2, 1, 0, new int[] {0xffff0000, 0x80402010, 0x7f7f007f, 0x40ff8020});

    private static String body(CursorForm form, int... argb) {
        return body(form, new CursorImage(argb.length, 1, 0, 0, argb));
    }

    private static String body(CursorForm form, CursorImage image) {
        WireBuffer out = new WireBuffer(64);
        form.of(image, PixelFormat.NATIVE).writeBody(out);
        return HexFormat.of().formatHex(out.toBytes());
    }

    private static Rect place(CursorForm form, CursorImage image) {
        return form.of(image, PixelFormat.NATIVE).header().area();
    }

    @Test
    void keepAlphaAsItIsWhereAFormHasIt() {
        assertEquals(
                "00000000" + "ff0000ff" + "40201080" + "7f007f7f" + "ff802040", body(CursorForm.WITH_ALPHA, IMAGE));
    }

    @Test
    void haveColoursThatAreNotMultipliedWithAlphaWhereAFormWantsThat() {
        assertEquals("0100" + "ff0000ff" + "7f3f1f80" + "ff00ff7f" + "ffff7f40", body(CursorForm.VMWARE, IMAGE));
        assertEquals("0100" + "01020300", body(CursorForm.VMWARE, 0x00010203), "nothing to divide by");
    }

    @Test
    void areShownFromHalfTransparentOnWhereAFormHasAMask() {
        assertEquals(
                "0000ff00" + "1f3f7f00" + "ff00ff00" + "7fffff00" + "c0" + "00",
                body(CursorForm.PLAIN, IMAGE),
                "the upper row alone");
    }

    @Test
    void areTheMeanOfWhatIsBrightAndTheMeanOfWhatIsDark() {
        int justBright = 0xffff6604;
        int justDark = 0xffff6603;
        assertEquals(
                "ffb281" + "803301" + "a0" + "f0",
                body(CursorForm.TWO_COLOURS, justBright, justDark, 0xffffffff, 0xff010000, 0x7f7f7f7f));
        assertEquals("000000" + "7f3f1f" + "00" + "80", body(CursorForm.TWO_COLOURS, 0x80402010));
    }

    @Test
    void areOneEmptyPixelOrNoneWhereTheCursorIsHidden() {
        CursorImage flat = new CursorImage(3, 0, 1, 0, new int[0]);
        for (CursorImage hidden : List.of(CursorImage.HIDDEN, flat)) {
            assertEquals("00000000" + "00000000", body(CursorForm.WITH_ALPHA, hidden));
            assertEquals("0100" + "00000000", body(CursorForm.VMWARE, hidden));
            assertEquals(new Rect(0, 0, 1, 1), place(CursorForm.VMWARE, hidden));
            assertEquals("", body(CursorForm.PLAIN, hidden));
            assertEquals("", body(CursorForm.TWO_COLOURS, hidden));
        }
        assertEquals(new Rect(1, 0, 0, 0), place(CursorForm.PLAIN, flat));
        assertEquals(new Rect(1, 0, 2, 2), place(CursorForm.PLAIN, IMAGE));
    }

    @Test
    void changeWhereTheCursorWasAndWhereItIs() {
        DrawnCursor drawn = new DrawnCursor();
        CursorState first = new CursorState(IMAGE, 1, 10, 20);
        CursorState second = new CursorState(new CursorImage(3, 2, 2, 1, new int[6]), 2, 10, 20);
        drawn.change(first);
        assertEquals(List.of(), drawn.change(first));
        assertEquals(List.of(new Rect(9, 20, 2, 2), new Rect(8, 19, 3, 2)), drawn.change(second));
    }

    @Test
    void areBlendedWithThePicture() {
        Framebuffer picture = new Framebuffer(4, 4);
        picture.fill(picture.bounds(), 0x0a6432);
        DrawnCursor.draw(new CursorState(IMAGE, 1, 2, 1), picture);
        assertEquals(0xff0000, colour(picture, 1, 1), "opaque");
        assertEquals(0x455229, colour(picture, 2, 1), "half of both");
        assertEquals(0x843298, colour(picture, 1, 2), "half of both");
        assertEquals(0xffcb45, colour(picture, 2, 2), "no more than there is");
        assertEquals(0x0a6432, colour(picture, 0, 1));
        assertEquals(0x0a6432, colour(picture, 3, 2));
    }

    @Test
    void leaveThePictureAloneWhereTheyAreTransparentAndOutsideOfIt() {
        Framebuffer picture = new Framebuffer(2, 2);
        picture.fill(picture.bounds(), 0x0a6432);
        CursorImage image = new CursorImage(2, 2, 0, 0, new int[] {0xff000001, 0xff000002, 0x00ffffff, 0xff000004});
        DrawnCursor.draw(new CursorState(image, 1, -1, -1), picture);
        assertEquals(4, colour(picture, 0, 0));
        DrawnCursor.draw(new CursorState(image, 1, 1, 0), picture);
        assertEquals(1, colour(picture, 1, 0));
        assertEquals(0x0a6432, colour(picture, 0, 1));
        assertEquals(0x0a6432, colour(picture, 1, 1), "transparent");
    }

    private static int colour(Framebuffer picture, int x, int y) {
        return picture.pixels()[picture.offset(x, y)];
    }
}
