package oriel.capture.gdi;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Uses the clipboard of Windows as another program does, in the name of the window that has the focus. */
final class OtherProgram {

    private OtherProgram() {}

    /** The number of the registered format. */
    static int pngFormat() {
        byte[] name = "PNG\0".getBytes(StandardCharsets.UTF_16LE);
        try (Memory memory = new Memory(name.length)) {
            memory.write(0, name, 0, name.length);
            return User32.RegisterClipboardFormatW(Pointer.nativeValue(memory));
        }
    }

    /** Puts bytes there in formats, in this order. */
    static void copy(Map<Integer, byte[]> forms) {
        open();
        try {
            User32.EmptyClipboard();
            forms.forEach((format, bytes) -> {
                long memory = ClipboardMemory.of(bytes.length, target -> target.put(bytes));
                assertNotEquals(0, User32.SetClipboardData(format, memory));
            });
        } finally {
            User32.CloseClipboard();
        }
    }

    /** What is there in a format. */
    static Optional<byte[]> paste(int format) {
        open();
        try {
            return ClipboardMemory.read(
                    format, (address, size) -> Optional.of(address.getByteArray(0, size.intValue())));
        } finally {
            User32.CloseClipboard();
        }
    }

    private static void open() {
        long end = System.nanoTime() + ClipboardChecks.LIMIT.toNanos();
        while (User32.OpenClipboard(User32.GetForegroundWindow()) == 0) {
            assertTrue(System.nanoTime() - end < 0, "the clipboard is held");
            Thread.onSpinWait();
        }
    }

    /** A PNG of a DIB. */
    static byte[] png(byte[] dib) {
        ByteBuffer bytes = ByteBuffer.wrap(dib);
        ByteBuffer head = bytes.duplicate().limit(Math.min(dib.length, DibLayout.MAX_HEADER));
        return DibImages.png(DibLayout.of(head, dib.length).orElseThrow(), bytes, Integer.MAX_VALUE)
                .orElseThrow();
    }
}
