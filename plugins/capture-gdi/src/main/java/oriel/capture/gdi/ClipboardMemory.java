package oriel.capture.gdi;

import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Memory that the clipboard of Windows shares (HGLOBAL). */
final class ClipboardMemory {

    private ClipboardMemory() {}

    /**
     * New memory, filled.
     *
     * @param filler fills all of it
     * @return its handle, to be given to the clipboard or freed; 0 if Windows has none
     */
    static long of(long size, Consumer<ByteBuffer> filler) {
        long memory = Kernel32.GlobalAlloc(Kernel32.GMEM_MOVEABLE, size);
        long address = memory == 0 ? 0 : Kernel32.GlobalLock(memory);
        if (address == 0) {
            Kernel32.GlobalFree(memory);
            return 0;
        }
        try {
            filler.accept(new Pointer(address).getByteBuffer(0, size));
        } finally {
            Kernel32.GlobalUnlock(memory);
        }
        return memory;
    }

    /**
     * Reads what is on the clipboard in a format, which must be open.
     *
     * @param reader given where it is, for as long as it runs, and how many bytes there are
     * @return empty if there is nothing in this format
     */
    static <T> Optional<T> read(int format, BiFunction<Pointer, Long, Optional<T>> reader) {
        long memory = User32.GetClipboardData(format);
        long address = memory == 0 ? 0 : Kernel32.GlobalLock(memory);
        if (address == 0) {
            return Optional.empty();
        }
        try {
            return reader.apply(new Pointer(address), Kernel32.GlobalSize(memory));
        } finally {
            Kernel32.GlobalUnlock(memory);
        }
    }
}
