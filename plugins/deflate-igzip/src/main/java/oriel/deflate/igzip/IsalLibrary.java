package oriel.deflate.igzip;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.nio.ByteOrder;
import java.util.Optional;

/** Loads libisal, once for the whole process. */
final class IsalLibrary {

    private static boolean ready;

    private IsalLibrary() {}

    /** Loads it; says in one line why it cannot be used, empty if it can. */
    static synchronized Optional<String> load() {
        if (ready) {
            return Optional.empty();
        }
        if (Native.POINTER_SIZE != Long.BYTES || ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
            return Optional.of("it needs a little-endian system of 64 bits");
        }
        NativeLibrary library;
        try {
            library = NativeLibrary.getInstance("libisal.so.2");
        } catch (UnsatisfiedLinkError e) {
            return Optional.of("the library libisal.so.2 is missing (Debian package libisal2)");
        }
        Native.register(Isal.class, library);
        ready = true;
        return Optional.empty();
    }
}
