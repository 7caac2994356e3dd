package oriel.capture.gdi;

import com.sun.jna.NativeLibrary;
import java.util.Optional;

/** Loads the libraries of Windows, once for the whole process. */
final class GdiLibraries {

    private static boolean ready;

    private GdiLibraries() {}

    /** Loads them; says why they cannot be had, empty if they can. */
    static synchronized Optional<String> load() {
        if (ready) {
            return Optional.empty();
        }
        if (com.sun.jna.Native.POINTER_SIZE != Long.BYTES) {
            return Optional.of("it needs a 64-bit Java");
        }
        try {
            com.sun.jna.Native.register(User32.class, NativeLibrary.getInstance("user32"));
            com.sun.jna.Native.register(Gdi32.class, NativeLibrary.getInstance("gdi32"));
            com.sun.jna.Native.register(Kernel32.class, NativeLibrary.getInstance("kernel32"));
        } catch (UnsatisfiedLinkError e) {
            return Optional.of("a function of Windows is missing: " + e.getMessage());
        }
        // Without it Windows tells sizes and places that are divided by the scale of the monitor.
        User32.SetProcessDPIAware();
        ready = true;
        return Optional.empty();
    }
}
