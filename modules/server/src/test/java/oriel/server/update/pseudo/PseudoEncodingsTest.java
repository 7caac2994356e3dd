package oriel.server.update.pseudo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import oriel.capture.CursorImage;
import oriel.capture.LedState;
import oriel.rfb.Encodings;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.message.Agreement;
import oriel.rfb.message.DesktopName;
import oriel.rfb.message.PointerMotion;
import oriel.rfb.message.PointerPos;
import oriel.rfb.message.PseudoRect;
import oriel.rfb.message.QemuLedState;
import oriel.rfb.message.VmwareLedState;
import oriel.server.screen.CursorState;
import oriel.server.viewer.Agreements;
import oriel.server.viewer.ClientParams;
import oriel.server.viewer.PointerPlace;

/** What a viewer is told without pixels: once, as soon as it wants it, and again when it has changed. */
class PseudoEncodingsTest {

    private static final long MILLI = 1_000_000;

    private final Agreements agreements = new Agreements();
    private final PseudoEncodings encodings = new PseudoEncodings(agreements, true);
    private ClientParams params = ClientParams.INITIAL;
    private CursorState cursor = new CursorState(CursorImage.ARROW, 1, 10, 20);
    private Optional<LedState> leds = Optional.empty();
    private Optional<String> name = Optional.empty();
    private PointerPlace pointed = PointerPlace.NEVER;
    private long nanos = 5_000 * MILLI;

    private void lists(Integer... numbers) {
        params = params.withEncodings(List.of(numbers));
    }

    private Moment now() {
        return new Moment(params, cursor, leds, name, pointed, new Rect(0, 0, 100, 80), nanos);
    }

    private static String bytes(PseudoRect... rects) {
        return bytes(List.of(rects));
    }

    private static String bytes(List<PseudoRect> rects) {
        WireBuffer out = new WireBuffer(64);
        rects.forEach(rect -> rect.write(out));
        return rects.size() + ": " + HexFormat.of().formatHex(out.toBytes());
    }

    /** What goes out now; asking changes nothing. */
    private void tells(PseudoRect... rects) {
        Moment now = now();
        encodings.note(now);
        assertEquals(rects.length > 0, encodings.isDue(now));
        assertEquals(rects.length > 0, encodings.isDue(now));
        assertEquals(bytes(rects), bytes(encodings.take(now)));
        assertFalse(encodings.isDue(now()), "told twice");
    }

    private static CursorState at(CursorState cursor, int x, int y) {
        return new CursorState(cursor.image(), cursor.shape(), x, y);
    }

    @Test
    void areNothingForAViewerThatListsNone() {
        leds = Optional.of(new LedState(true, true, true));
        name = Optional.of("other");
        tells();
        assertEquals(cursor, encodings.toDraw(now()));
    }

    @Test
    void areAgreementsOnceForEachList() {
        lists(Encodings.QEMU_EXTENDED_KEY);
        tells(new Agreement(Encodings.QEMU_EXTENDED_KEY));
        lists(Encodings.QEMU_EXTENDED_KEY, Encodings.EXTENDED_MOUSE_BUTTONS);
        assertFalse(agreements.contains(Encodings.EXTENDED_MOUSE_BUTTONS));
        tells(new Agreement(Encodings.EXTENDED_MOUSE_BUTTONS));
        assertTrue(agreements.contains(Encodings.EXTENDED_MOUSE_BUTTONS));
        lists();
        tells();
        lists(Encodings.EXTENDED_MOUSE_BUTTONS);
        tells(new Agreement(Encodings.EXTENDED_MOUSE_BUTTONS));
    }

    @Test
    void areThatWaysAreMeantForWhomItWasGranted() {
        lists(Encodings.QEMU_POINTER_MOTION);
        tells();
        agreements.add(Encodings.QEMU_POINTER_MOTION);
        tells(new PointerMotion(false));
        lists(Encodings.QEMU_POINTER_MOTION, Encodings.LAST_RECT);
        tells();
        agreements.remove(Encodings.QEMU_POINTER_MOTION);
        lists();
        tells();
        lists(Encodings.QEMU_POINTER_MOTION);
        agreements.add(Encodings.QEMU_POINTER_MOTION);
        tells(new PointerMotion(false));
    }

    @Test
    void areTheNameOnceItHasChanged() {
        lists(Encodings.DESKTOP_NAME);
        tells();
        name = Optional.of("first");
        tells(new DesktopName("first"));
        name = Optional.of("second");
        tells(new DesktopName("second"));
    }

    @Test
    void areTheLampsInTheFormThatIsListedAndAnewInAnother() {
        lists(Encodings.VMWARE_LED_STATE);
        tells();
        leds = Optional.of(new LedState(true, false, true));
        PseudoRect first = new VmwareLedState(bits(leds.get()));
        tells(first);
        lists(Encodings.VMWARE_LED_STATE, Encodings.QEMU_LED_STATE);
        tells(new QemuLedState(bits(leds.get())));
        leds = Optional.of(new LedState(false, false, false));
        tells(new QemuLedState(0));
    }

    private static int bits(LedState leds) {
        return (leds.scroll() ? 1 : 0) | (leds.num() ? 2 : 0) | (leds.caps() ? 4 : 0);
    }

    @Test
    void areTheCursorsShapeInTheBestFormForViewersThatDrawIt() {
        lists(Encodings.CURSOR, Encodings.CURSOR_WITH_ALPHA);
        tells(CursorForm.WITH_ALPHA.of(cursor.image(), params.format()));
        assertEquals(CursorState.HIDDEN, encodings.toDraw(now()));
        cursor = at(cursor, 30, 30);
        tells();
        cursor = new CursorState(CursorImage.HIDDEN, 2, 30, 30);
        tells(CursorForm.WITH_ALPHA.of(CursorImage.HIDDEN, params.format()));
        params = params.withFormat(oriel.rfb.PixelFormat.COLOUR_MAP_8);
        tells(CursorForm.WITH_ALPHA.of(CursorImage.HIDDEN, params.format()));
        lists(Encodings.CURSOR);
        tells(CursorForm.PLAIN.of(CursorImage.HIDDEN, params.format()));
    }

    @Test
    void areNoShapeWhereTheOperatorWantsItDrawn() {
        PseudoEncodings drawn = new PseudoEncodings(agreements, false);
        lists(Encodings.CURSOR);
        drawn.note(now());
        assertFalse(drawn.isDue(now()));
        assertEquals(cursor, drawn.toDraw(now()));
    }

    @Test
    void areThePlaceThatSomethingElseThanTheViewerHasMovedThePointerTo() {
        lists(Encodings.CURSOR, Encodings.POINTER_POS);
        tells(CursorForm.PLAIN.of(cursor.image(), params.format()));
        cursor = at(cursor, 40, 50);
        tells(new PointerPos(40, 50));
        cursor = at(cursor, 400, 50);
        tells();
    }

    @Test
    void areNoPlaceWhileTheViewerItselfPoints() {
        lists(Encodings.CURSOR, Encodings.POINTER_POS);
        tells(CursorForm.PLAIN.of(cursor.image(), params.format()));
        pointed = new PointerPlace(60, 60, nanos);
        nanos += 100 * MILLI;
        cursor = at(cursor, 61, 60);
        tells();
        assertEquals(OptionalLong.of(nanos + 200 * MILLI), encodings.dueNanos());
        nanos += 199 * MILLI;
        tells();
        nanos += MILLI;
        tells(new PointerPos(61, 60));
        assertEquals(OptionalLong.empty(), encodings.dueNanos());
    }

    @Test
    void areNoPlaceThatTheViewerHasChosenItself() {
        lists(Encodings.CURSOR, Encodings.POINTER_POS);
        tells(CursorForm.PLAIN.of(cursor.image(), params.format()));
        pointed = new PointerPlace(500, 60, nanos);
        cursor = at(cursor, 99, 60);
        nanos += 5_000 * MILLI;
        tells();
        pointed = new PointerPlace(60, 500, nanos);
        cursor = at(cursor, 60, 79);
        nanos += 5_000 * MILLI;
        tells();
    }

    @Test
    void areOneMoreByAClassAndItsPlaceInTheList() {
        PseudoEncodings both =
                new PseudoEncodings(new ShapeOfCursor(true), List.of(new NameOfDesktop(), new Blinking()));
        name = Optional.of("hall");
        assertFalse(both.isDue(now()));
        lists(Encodings.VMWARE_LED_STATE, Encodings.DESKTOP_NAME);
        assertEquals(bytes(new DesktopName("hall"), new VmwareLedState(1)), bytes(both.take(now())));
        assertFalse(both.isDue(now()));
        assertEquals(OptionalLong.of(nanos + 250 * MILLI), both.dueNanos());
        nanos += 250 * MILLI;
        assertTrue(both.isDue(now()));
        assertEquals(bytes(new VmwareLedState(0)), bytes(both.take(now())));
    }

    /** A toy: the first lamp goes on and off by itself. */
    private static final class Blinking implements PseudoEncoding {

        private OptionalLong nextNanos = OptionalLong.empty();
        private boolean lit;

        @Override
        public boolean isDue(Moment now) {
            return now.params().lists(Encodings.VMWARE_LED_STATE) && now.nanos() >= nextNanos.orElse(0);
        }

        @Override
        public PseudoRect take(Moment now) {
            nextNanos = OptionalLong.of(now.nanos() + 250 * MILLI);
            lit = !lit;
            return new VmwareLedState(lit ? 1 : 0);
        }

        @Override
        public OptionalLong dueNanos() {
            return nextNanos;
        }
    }
}
