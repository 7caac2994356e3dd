package oriel.rfb.message;

import java.util.HexFormat;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import oriel.rfb.ClipboardMessage;
import oriel.rfb.MonitorArea;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;

/** What messages of both sides are made of. */
final class ArbitraryValues {

    private ArbitraryValues() {}

    static Arbitrary<Integer> u8() {
        return Arbitraries.integers().between(0, 0xff);
    }

    static Arbitrary<Integer> u16() {
        return Arbitraries.integers().between(0, 0xffff);
    }

    static Arbitrary<Boolean> flags() {
        return Arbitraries.of(true, false);
    }

    static Arbitrary<Rect> areas() {
        return Combinators.combine(u16(), u16(), u16(), u16()).as(Rect::new);
    }

    static Arbitrary<MonitorArea> monitors() {
        return Combinators.combine(Arbitraries.integers(), areas(), Arbitraries.integers())
                .as(MonitorArea::new);
    }

    static Arbitrary<PixelFormat> formats() {
        return Arbitraries.of(
                PixelFormat.NATIVE, PixelFormat.trueColour(8, 8, false, PixelFormat.channels(7, 5, 7, 2, 3, 0)));
    }

    static Arbitrary<String> latin1() {
        return Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(300);
    }

    static Arbitrary<String> utf8() {
        return Arbitraries.strings().withChars("ab\n\0\u00e4\u4e8b").ofMaxLength(300);
    }

    static Arbitrary<ClipboardMessage> clipboard() {
        Arbitrary<String> lines =
                Arbitraries.strings().withChars("ab\n\u00e4\u4e8b").ofMaxLength(40);
        return Arbitraries.oneOf(
                Arbitraries.just(new ClipboardMessage.Peek()),
                Arbitraries.integers().between(0, 3).map(ClipboardMessage.Notify::new),
                Arbitraries.integers().between(0, 3).map(ClipboardMessage.Request::new),
                lines.map(text -> new ClipboardMessage.Provide(Optional.of(text))),
                Arbitraries.longs()
                        .between(0, 0xffff_ffffL)
                        .map(size -> new ClipboardMessage.Caps(
                                ClipboardMessage.CAPS | ClipboardMessage.REQUEST | ClipboardMessage.TEXT, size)));
    }

    static Arbitrary<Fence> fences() {
        Arbitrary<String> payloads = bytes(0, 64).map(HexFormat.of()::formatHex);
        return Combinators.combine(Arbitraries.integers(), payloads).as(Fence::new);
    }

    static Arbitrary<CompanionMessage> companions() {
        return Combinators.combine(Arbitraries.of(CompanionMessage.TEXT, CompanionMessage.BINARY), bytes(0, 300))
                .as(CompanionMessage::new);
    }

    static Arbitrary<byte[]> bytes(int min, int max) {
        return Arbitraries.bytes().array(byte[].class).ofMinSize(min).ofMaxSize(max);
    }
}
