package oriel.rfb.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static oriel.rfb.message.ArbitraryValues.u16;
import static oriel.rfb.message.ArbitraryValues.u8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.rfb.Encodings;
import oriel.rfb.MonitorArea;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.SizeChange;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/** What comes as rectangles without pixels: each to the byte, and read again as it was written. */
class PseudoRectsTest {

    private static final int BYTES_PER_PIXEL = 2;
    private static final Rect SHAPE = new Rect(1, 0, 9, 2);

    private static Optional<PseudoRect> read(ByteBuffer bytes) throws IOException {
        WireReader in = Bytes.reader(bytes);
        return new PseudoRectReader(in).read(RectangleHeader.read(in), BYTES_PER_PIXEL);
    }

    private static Bitmap every(int step) {
        return Bitmap.of(SHAPE.width(), SHAPE.height(), pixel -> pixel % step == 0);
    }

    static Stream<Arguments> layouts() {
        MonitorArea monitor = new MonitorArea(0x01020304, new Rect(1, 2, 3, 4), 5);
        byte[] pixels = new byte[2 * 18];
        Arrays.fill(pixels, (byte) 0xab);
        Rect dot = new Rect(0, 0, 1, 1);
        return Stream.of(
                Arguments.of(new DesktopSize(800, 600), "0000 0000 0320 0258 ffffff21"),
                Arguments.of(
                        new ExtendedDesktopSize(
                                SizeChange.BY_THIS_VIEWER, SizeChange.INVALID_LAYOUT, 1024, 768, List.of(monitor)),
                        "0001 0003 0400 0300 fffffecc 01 000000 01020304 0001 0002 0003 0004 00000005"),
                Arguments.of(new DesktopName("B\u00fcro"), "0000 0000 0000 0000 fffffecd 00000005 42c3bc726f"),
                Arguments.of(new PointerPos(0x0102, 0x0304), "0102 0304 0000 0000 ffffff18"),
                Arguments.of(new PointerMotion(false), "0000 0000 0000 0000 fffffeff"),
                Arguments.of(new PointerMotion(true), "0001 0000 0000 0000 fffffeff"),
                Arguments.of(new QemuLedState(QemuLedState.CAPS), "0000 0000 0000 0000 fffffefb 04"),
                Arguments.of(
                        new VmwareLedState(QemuLedState.SCROLL | QemuLedState.NUM),
                        "0000 0000 0000 0000 574d5668 00000003"),
                Arguments.of(new Agreement(Encodings.QEMU_EXTENDED_KEY), "0000 0000 0000 0000 fffffefe"),
                Arguments.of(new Agreement(Encodings.EXTENDED_MOUSE_BUTTONS), "0000 0000 0000 0000 fffffec4"),
                Arguments.of(
                        new Cursor(SHAPE, pixels, every(2)),
                        "0001 0000 0009 0002 ffffff11" + "ab".repeat(36) + "aa80 5500"),
                Arguments.of(
                        new Cursor(Rect.EMPTY, new byte[0], new Bitmap(0, 0, new byte[0])),
                        "0000 0000 0000 0000 ffffff11"),
                Arguments.of(
                        new XCursor(SHAPE, 0x010203, 0x040506, every(3), every(2)),
                        "0001 0000 0009 0002 ffffff10 010203 040506 9200 9200 aa80 5500"),
                Arguments.of(
                        new XCursor(Rect.EMPTY, 0, 0, new Bitmap(0, 0, new byte[0]), new Bitmap(0, 0, new byte[0])),
                        "0000 0000 0000 0000 ffffff10"),
                Arguments.of(
                        new CursorWithAlpha(new Rect(0, 0, 2, 1), new int[] {0x40102030, 0xffaabbcc}),
                        "0000 0000 0002 0001 fffffec6 00000000 10203040 aabbccff"),
                Arguments.of(
                        new VmwareAlphaCursor(dot, new int[] {0x80ff0001}),
                        "0000 0000 0001 0001 574d5664 01 00 ff000180"),
                Arguments.of(
                        new VmwareClassicCursor(dot, new byte[] {1, 2}, new byte[] {3, 4}),
                        "0000 0000 0001 0001 574d5664 00 00 0102 0304"));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void areLaidOutAsTheSpecificationsSay(PseudoRect rect, String hex) throws IOException {
        assertEquals(hex.replace(" ", ""), Bytes.hex(rect::write));
        ByteBuffer bytes = Bytes.of(hex);
        PseudoRect again = read(bytes).orElseThrow();
        assertFalse(bytes.hasRemaining());
        assertEquals(rect.getClass(), again.getClass());
        assertEquals(hex.replace(" ", ""), Bytes.hex(again::write));
    }

    @Test
    void theLastRectIsAHeaderAlone() {
        assertEquals("0000000000000000ffffff20", Bytes.hex(new LastRect()::write));
    }

    private static Arbitrary<Rect> shapes() {
        Arbitrary<Integer> sides = Arbitraries.integers().between(0, 20);
        return Combinators.combine(u16(), u16(), sides, sides).as(Rect::new);
    }

    private static Arbitrary<Bitmap> bitmaps(Rect shape) {
        int bytes = (shape.width() + 7) / 8 * shape.height();
        return ArbitraryValues.bytes(bytes, bytes).map(rows -> new Bitmap(shape.width(), shape.height(), rows));
    }

    private static Arbitrary<int[]> argb(Rect shape) {
        return Arbitraries.integers().array(int[].class).ofSize((int) shape.area());
    }

    private static Arbitrary<? extends PseudoRect> cursors(Rect shape) {
        int bytes = (int) shape.area() * BYTES_PER_PIXEL;
        Arbitrary<byte[]> pixels = ArbitraryValues.bytes(bytes, bytes);
        Arbitrary<Integer> colours = Arbitraries.integers().between(0, 0xffffff);
        return Arbitraries.oneOf(List.of(
                Combinators.combine(pixels, bitmaps(shape)).as((each, mask) -> new Cursor(shape, each, mask)),
                Combinators.combine(colours, colours, bitmaps(shape), bitmaps(shape))
                        .as((one, other, bitmap, mask) -> new XCursor(shape, one, other, bitmap, mask)),
                argb(shape).map(each -> new CursorWithAlpha(shape, each)),
                argb(shape).map(each -> new VmwareAlphaCursor(shape, each)),
                Combinators.combine(pixels, pixels).as((and, xor) -> new VmwareClassicCursor(shape, and, xor))));
    }

    @Provide
    Arbitrary<PseudoRect> shapesOfCursors() {
        return shapes().flatMap(shape -> cursors(shape).map(cursor -> cursor));
    }

    @Property(tries = 500)
    void cursorsAreReadAsTheyWereWritten(@ForAll("shapesOfCursors") PseudoRect cursor) throws IOException {
        WireBuffer out = new WireBuffer(64);
        cursor.write(out);
        ByteBuffer bytes = out.view();
        PseudoRect again = read(bytes).orElseThrow();
        assertFalse(bytes.hasRemaining());
        assertEquals(cursor.getClass(), again.getClass());
        assertEquals(cursor.header(), again.header());
        assertEquals(HexFormat.of().formatHex(out.toBytes()), Bytes.hex(again::write));
    }

    @Provide
    Arbitrary<PseudoRect> others() {
        return Arbitraries.oneOf(List.of(
                Combinators.combine(u16(), u16()).as(DesktopSize::new),
                Combinators.combine(
                                u16(),
                                u16(),
                                u16(),
                                u16(),
                                ArbitraryValues.monitors().list().ofMaxSize(255))
                        .as(ExtendedDesktopSize::new),
                ArbitraryValues.utf8().map(DesktopName::new),
                Combinators.combine(u16(), u16()).as(PointerPos::new),
                u8().map(QemuLedState::new),
                Arbitraries.integers().map(VmwareLedState::new),
                Arbitraries.of(Encodings.QEMU_EXTENDED_KEY, Encodings.EXTENDED_MOUSE_BUTTONS)
                        .map(Agreement::new)));
    }

    @Property(tries = 500)
    void othersAreReadAsTheyWereWritten(@ForAll("others") PseudoRect rect) throws IOException {
        WireBuffer out = new WireBuffer(64);
        rect.write(out);
        ByteBuffer bytes = out.view();
        assertEquals(Optional.of(rect), read(bytes));
        assertFalse(bytes.hasRemaining());
    }

    @Test
    void cursorsArePixelsAsTheyWereWritten() throws IOException {
        int[] argb = {0x40102030, 0xffaabbcc};
        Rect shape = new Rect(1, 0, 2, 1);
        WireBuffer out = new WireBuffer(64);
        new CursorWithAlpha(shape, argb).write(out);
        assertArrayEquals(argb, ((CursorWithAlpha) read(out.view()).orElseThrow()).argb());
        new VmwareAlphaCursor(shape, argb).write(out.clear());
        assertArrayEquals(argb, ((VmwareAlphaCursor) read(out.view()).orElseThrow()).argb());
    }

    @Test
    void bitmapsHaveABitForEachPixel() {
        Bitmap bitmap = every(5);
        for (int pixel = 0; pixel < SHAPE.area(); pixel++) {
            assertEquals(pixel % 5 == 0, bitmap.at(pixel), "pixel " + pixel);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000", "00000001", "00000010", "fffffefc"})
    void whatIsOfPixelsIsLeftToOthers(String encoding) throws IOException {
        assertEquals(Optional.empty(), read(Bytes.of("0000 0000 0001 0001" + encoding)));
    }

    @ParameterizedTest
    @CsvSource({
        "0000 0000 0401 0001 ffffff11, a cursor of 1025x1",
        "0000 0000 0001 0401 ffffff10, a cursor of 1x1025",
        "0000 0000 ffff ffff fffffec6, a cursor of 65535x65535",
        "0000 0000 0401 0001 574d5664, a cursor of 1025x1",
        "0000 0000 0001 0001 fffffec6 00000010, a cursor in encoding 16",
        "0000 0000 0001 0001 574d5664 02 00, a cursor of VMware of type 2",
        "0000 0000 0000 0000 fffffecd 00010001, a name of 65537 bytes",
        "0000 0000 0000 0000 fffffecd ffffffff, a name of 4294967295 bytes"
    })
    void whatBreaksTheRulesIsRefusedBeforeAnythingIsTaken(String hex, String reason) {
        ProtocolException refused = assertThrows(ProtocolException.class, () -> read(Bytes.of(hex)));
        assertEquals(reason, refused.getMessage());
    }

    @Test
    void whatDoesNotFitTogetherCannotBeMade() {
        Rect two = new Rect(0, 0, 2, 1);
        Bitmap other = new Bitmap(1, 1, new byte[1]);
        Bitmap fitting = new Bitmap(2, 1, new byte[1]);
        assertThrows(IllegalArgumentException.class, () -> new Cursor(two, new byte[8], other));
        assertThrows(IllegalArgumentException.class, () -> new Cursor(two, new byte[7], fitting));
        assertThrows(IllegalArgumentException.class, () -> new XCursor(two, 0, 0, other, fitting));
        assertThrows(IllegalArgumentException.class, () -> new XCursor(two, 0, 0, fitting, other));
        assertThrows(IllegalArgumentException.class, () -> new CursorWithAlpha(two, new int[1]));
        assertThrows(IllegalArgumentException.class, () -> new VmwareAlphaCursor(two, new int[3]));
        assertThrows(IllegalArgumentException.class, () -> new VmwareClassicCursor(two, new byte[2], new byte[4]));
        assertThrows(IllegalArgumentException.class, () -> new VmwareClassicCursor(two, new byte[3], new byte[3]));
        assertThrows(IllegalArgumentException.class, () -> new Bitmap(9, 1, new byte[1]));
        assertThrows(IllegalArgumentException.class, () -> new Agreement(Encodings.CURSOR));
        List<MonitorArea> many = Collections.nCopies(256, new MonitorArea(0, Rect.EMPTY, 0));
        assertThrows(IllegalArgumentException.class, () -> new ExtendedDesktopSize(0, 0, 1, 1, many));
    }

    @Test
    void whatIsOfExactlyTheLimitIsTaken() throws IOException {
        Rect largest = new Rect(0, 0, 1024, 1024);
        CursorWithAlpha cursor = new CursorWithAlpha(largest, new int[1 << 20]);
        WireBuffer out = new WireBuffer(64);
        cursor.write(out);
        assertEquals(largest, read(out.view()).orElseThrow().header().area());
        DesktopName name = new DesktopName("a".repeat(1 << 16));
        name.write(out.clear());
        assertEquals(Optional.of(name), read(out.view()));
        List<MonitorArea> most = Collections.nCopies(255, new MonitorArea(0, Rect.EMPTY, 0));
        assertEquals(255, new ExtendedDesktopSize(0, 0, 1, 1, most).monitors().size());
    }
}
