package oriel.rfb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * What a cut text of negative length holds: rfbproto "Extended Clipboard Pseudo-Encoding". Both sides speak it. Of all
 * formats only text is known here; lines end with LF, and with CR LF on the wire.
 */
public sealed interface ClipboardMessage {

    /** The format of text. */
    int TEXT = 1;

    /** Says what its sender understands. */
    int CAPS = 1 << 24;

    /** Asks for the data. */
    int REQUEST = 1 << 25;

    /** Asks for a notify. */
    int PEEK = 1 << 26;

    /** Says which formats there are. */
    int NOTIFY = 1 << 27;

    /** Carries the data. */
    int PROVIDE = 1 << 28;

    /** The bits of all actions. */
    int ACTIONS = CAPS | REQUEST | PEEK | NOTIFY | PROVIDE;

    /** The bits of all formats. */
    int FORMATS = 0xffff;

    /** Stands for bytes that are no UTF-8. */
    char REPLACEMENT = '\ufffd';

    /** Bytes of flags, which every message has. */
    int FLAG_BYTES = 4;

    /**
     * What the sender understands.
     *
     * @param flags actions and formats
     * @param textBytes most bytes of text, as it is on the wire, that it takes without having asked for it
     */
    record Caps(int flags, long textBytes) implements ClipboardMessage {

        /** True if all of these bits are set. */
        public boolean has(int bits) {
            return (flags & bits) == bits;
        }
    }

    /** The receiver is to provide these formats. */
    record Request(int formats) implements ClipboardMessage {}

    /** The receiver is to notify. */
    record Peek() implements ClipboardMessage {}

    /** The sender has these formats. */
    record Notify(int formats) implements ClipboardMessage {}

    /**
     * The data.
     *
     * @param text empty if it is longer than the reader takes, no UTF-8, or of other formats
     */
    record Provide(Optional<String> text) implements ClipboardMessage {}

    /** Two actions at once, or none that is known: to be ignored. */
    record Unknown() implements ClipboardMessage {}

    /**
     * Reads a message; memory is taken for no more than {@code length} and {@code mostText}.
     *
     * @param length bytes of it, compared with a limit by the caller
     * @param mostText most bytes of UTF-8; a longer text is left out; 0: no text is looked at
     * @throws ProtocolException if the message is not as the specification says
     */
    static ClipboardMessage read(WireReader in, int length, int mostText) throws IOException {
        return read(in, length, mostText, bytes -> {});
    }

    /** The same; {@code unpacked} is told how many bytes a compressed text had, also if it cannot be used. */
    static ClipboardMessage read(WireReader in, int length, int mostText, LongConsumer unpacked) throws IOException {
        if (length < FLAG_BYTES) {
            throw new ProtocolException("a clipboard message of " + length + " bytes");
        }
        int flags = in.s32();
        int rest = length - FLAG_BYTES;
        if ((flags & CAPS) != 0) {
            return readCaps(in, flags, rest);
        }
        byte[] data = in.bytes(rest);
        return switch (flags & ACTIONS) {
            case REQUEST -> new Request(flags & FORMATS);
            case PEEK -> new Peek();
            case NOTIFY -> new Notify(flags & FORMATS);
            case PROVIDE ->
                new Provide(
                        (flags & TEXT) == 0 || mostText == 0 ? Optional.empty() : inflate(data, mostText, unpacked));
            default -> new Unknown();
        };
    }

    private static Caps readCaps(WireReader in, int flags, int rest) throws IOException {
        int sizes = 4 * Integer.bitCount(flags & FORMATS);
        if (rest < sizes) {
            throw new ProtocolException("a clipboard message of " + rest + " bytes for " + sizes + " bytes of sizes");
        }
        boolean text = (flags & TEXT) != 0;
        long textBytes = text ? in.u32() : 0;
        in.skip(rest - (text ? 4 : 0));
        return new Caps(flags, textBytes);
    }

    /**
     * Text is the first of all formats; nothing behind it is looked at. One text at a time is unpacked, whoever has sent
     * it, since a few bytes may become a thousand times as many: so all together take the memory of one.
     */
    private static Optional<String> inflate(byte[] data, int most, LongConsumer unpacked) throws ProtocolException {
        synchronized (ClipboardMessage.class) {
            return inflateAlone(data, most, unpacked);
        }
    }

    private static Optional<String> inflateAlone(byte[] data, int most, LongConsumer unpacked)
            throws ProtocolException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(data);
            byte[] head = new byte[4];
            long size =
                    inflate(inflater, head, 4) < 4 ? 0 : ByteBuffer.wrap(head).getInt() & 0xffff_ffffL;
            if (size > wireBytes(most)) {
                return Optional.empty();
            }
            byte[] text = new byte[(int) Math.min(size, 1 << 16)];
            int read = 0;
            while (read < size) {
                text = read < text.length ? text : Arrays.copyOf(text, (int) Math.min(size, read * 2L));
                int more = inflate(inflater, text, text.length, read);
                if (more == 0) {
                    throw new ProtocolException("a clipboard text that ends early");
                }
                read += more;
            }
            return text(text, read, most);
        } catch (DataFormatException e) {
            throw new ProtocolException("a clipboard text that is not compressed: " + e.getMessage());
        } finally {
            unpacked.accept(inflater.getBytesWritten());
            inflater.end();
        }
    }

    private static int inflate(Inflater inflater, byte[] into, int end) throws DataFormatException {
        return inflate(inflater, into, end, 0);
    }

    private static int inflate(Inflater inflater, byte[] into, int end, int from) throws DataFormatException {
        int at = from;
        while (at < end) {
            int more = inflater.inflate(into, at, end - at);
            if (more == 0) {
                break;
            }
            at += more;
        }
        return at - from;
    }

    /** Every line may have a CR more there, and the end has a NUL. */
    private static long wireBytes(int most) {
        return 2L * most + 1;
    }

    private static Optional<String> text(byte[] utf8, int size, int most) {
        int end = 0;
        while (end < size && utf8[end] != 0) {
            end++;
        }
        String text = LineEnds.toLf(new String(utf8, 0, end, StandardCharsets.UTF_8));
        return utf8Bytes(text) > most || isBroken(text, utf8, end) ? Optional.empty() : Optional.of(text);
    }

    /** True if the bytes are no UTF-8: then the text has a character for what is wrong, which the bytes do not have. */
    private static boolean isBroken(String text, byte[] utf8, int end) {
        if (text.indexOf(REPLACEMENT) < 0) {
            return false;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8, 0, end));
            return false;
        } catch (CharacterCodingException e) {
            return true;
        }
    }

    /** What of a text can be on a clipboard: without NULs, which end it for most programs, and halves of characters. */
    static String sound(String text) {
        int length = text.length();
        int at = 0;
        while (at < length && isSound(text, at)) {
            at++;
        }
        if (at == length) {
            return text;
        }
        StringBuilder kept = new StringBuilder(length).append(text, 0, at);
        for (int i = at; i < length; i++) {
            if (isSound(text, i)) {
                kept.append(text.charAt(i));
            }
        }
        return kept.toString();
    }

    private static boolean isSound(String text, int at) {
        char unit = text.charAt(at);
        if (!Character.isSurrogate(unit)) {
            return unit != 0;
        }
        return Character.isHighSurrogate(unit)
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }

    /** Number of bytes of a text in UTF-8. */
    static long utf8Bytes(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            bytes += unit < 0x80 ? 1 : unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
        }
        return bytes;
    }

    /** A text as it is on the wire: UTF-8, lines that end with CR LF, a NUL at the end. */
    static byte[] onWire(String text) {
        return (LineEnds.toCrLf(text) + "\0").getBytes(StandardCharsets.UTF_8);
    }

    /** Number of bytes of {@link #onWire}. */
    static long wireBytes(String text) {
        String lines = LineEnds.toLf(text);
        return utf8Bytes(lines) + lines.chars().filter(unit -> unit == '\n').count() + 1;
    }

    /** Appends the number of bytes, negative, and the message. */
    default void write(WireBuffer out) {
        int start = out.size();
        out.s32(0);
        if (this instanceof Caps caps) {
            out.s32(caps.flags());
            writeSizes(caps, out);
        } else if (this instanceof Request request) {
            out.s32(REQUEST | request.formats());
        } else if (this instanceof Peek) {
            out.s32(PEEK);
        } else if (this instanceof Notify notify) {
            out.s32(NOTIFY | notify.formats());
        } else if (this instanceof Provide provide) {
            out.s32(PROVIDE | (provide.text().isPresent() ? TEXT : 0));
            provide.text().ifPresent(text -> deflate(onWire(text), out));
        } else {
            out.s32(0);
        }
        out.setS32(start, -(out.size() - start - 4));
    }

    private static void writeSizes(Caps caps, WireBuffer out) {
        int others = Integer.bitCount(caps.flags() & FORMATS & ~TEXT);
        if (caps.has(TEXT)) {
            out.s32((int) caps.textBytes());
        }
        out.zeros(4 * others);
    }

    private static void deflate(byte[] text, WireBuffer out) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(
                    new WireBuffer(text.length + 4).s32(text.length).put(text).view());
            deflater.finish();
            while (!deflater.finished()) {
                out.reserve(1 << 12);
                out.advance(deflater.deflate(out.array(), out.size(), out.array().length - out.size()));
            }
        } finally {
            deflater.end();
        }
    }
}
