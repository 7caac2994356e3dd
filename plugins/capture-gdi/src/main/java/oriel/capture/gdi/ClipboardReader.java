package oriel.capture.gdi;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.util.Optional;
import oriel.capture.ClipboardImage;
import oriel.rfb.LineEnds;

/**
 * Reads what another program has put on the clipboard of Windows: a text, else an image as PNG, else one as CF_DIBV5 or CF_DIB.
 * Used by the clipboard's thread.
 */
final class ClipboardReader {

    /** Characters; what is longer is no text that a person copied. */
    static final int MAX_CHARACTERS = 1 << 23;

    /** A program may offer more, but then what it offers is not looked for. */
    private static final int MAX_FORMATS = 256;

    private final int pngFormat;

    ClipboardReader(int pngFormat) {
        this.pngFormat = pngFormat;
    }

    /** What was found. */
    sealed interface Found {}

    /** A text; its lines end with LF. */
    record Text(String text) implements Found {}

    /** A text that is too long to be told. */
    record TooLong() implements Found {}

    /** An image as PNG. */
    record Png(ClipboardImage image) implements Found {}

    /** A copy of an image that is to be made into a PNG, for which the clipboard need not be open. */
    record Dib(DibLayout layout, Memory bytes) implements Found {

        /** The image; empty if it is more than a clipboard takes. */
        Optional<ClipboardImage> image() {
            try (bytes) {
                return DibImages.png(layout, bytes.getByteBuffer(0, bytes.size()), ClipboardImage.MAX_BYTES)
                        .flatMap(ClipboardImage::of);
            }
        }
    }

    /** An image that is more than a clipboard takes. */
    record TooLarge() implements Found {}

    /** The text that is there; the clipboard is open. */
    Optional<Found> text() {
        return ClipboardMemory.read(User32.CF_UNICODETEXT, (address, size) -> {
            long units = Math.min(MAX_CHARACTERS + 1, size / Character.BYTES);
            String text = new String(address.getCharArray(0, (int) units));
            int end = text.indexOf('\0');
            if (end < 0 && units > MAX_CHARACTERS) {
                return Optional.of(new TooLong());
            }
            return Optional.of(new Text(LineEnds.toLf(end < 0 ? text : text.substring(0, end))));
        });
    }

    /** The image that is there; the clipboard is open. */
    Optional<Found> image() {
        return ClipboardMemory.read(pngFormat, ClipboardReader::png)
                .or(() -> dibFormat().flatMap(format -> ClipboardMemory.read(format, ClipboardReader::dib)));
    }

    /** The one that the program has put there: Windows makes the other of it, which comes behind it. */
    private static Optional<Integer> dibFormat() {
        int format = User32.EnumClipboardFormats(0);
        for (int i = 0; format != 0 && i < MAX_FORMATS; i++) {
            if (format == User32.CF_DIB || format == User32.CF_DIBV5) {
                return Optional.of(format);
            }
            format = User32.EnumClipboardFormats(format);
        }
        return Optional.empty();
    }

    private static Optional<Found> png(Pointer address, long size) {
        if (size > ClipboardImage.MAX_BYTES) {
            return Optional.of(new TooLarge());
        }
        byte[] png = PngRows.trimmed(address.getByteArray(0, (int) size));
        if (ClipboardImage.isTooLarge(png)) {
            return Optional.of(new TooLarge());
        }
        return ClipboardImage.of(png).map(Png::new);
    }

    private static Optional<Found> dib(Pointer address, long size) {
        ByteBuffer head = address.getByteBuffer(0, Math.min(size, DibLayout.MAX_HEADER));
        Optional<DibLayout> layout = DibLayout.of(head, size);
        if (layout.isEmpty()) {
            return Optional.empty();
        }
        if (layout.get().isTooLarge()) {
            return Optional.of(new TooLarge());
        }
        Memory copy = new Memory(layout.get().end());
        copy.getByteBuffer(0, copy.size()).put(address.getByteBuffer(0, copy.size()));
        return Optional.of(new Dib(layout.get(), copy));
    }
}
