package oriel.authenticator.pam;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.util.Optional;

/** Loads libpam, once for the whole process. */
final class PamLibrary {

    private static final String NAME = "libpam.so.0";

    private static boolean ready;
    private static boolean folders;

    private PamLibrary() {}

    /** Loads it; says in one line why it cannot be used, empty if it can. */
    static synchronized Optional<String> load() {
        if (ready) {
            return Optional.empty();
        }
        if (!Platform.isLinux() || Native.POINTER_SIZE != Long.BYTES) {
            return Optional.of("it needs a Linux of 64 bits");
        }
        NativeLibrary library;
        try {
            library = NativeLibrary.getInstance(NAME);
        } catch (UnsatisfiedLinkError e) {
            return Optional.of("the library " + NAME + " is missing (Debian package libpam0g)");
        }
        Native.register(Pam.class, library);
        Native.register(LibC.class, NativeLibrary.getInstance("c"));
        folders = registered(library);
        ready = true;
        return Optional.empty();
    }

    private static boolean registered(NativeLibrary library) {
        try {
            Native.register(Pam.InFolder.class, library);
            return true;
        } catch (UnsatisfiedLinkError e) {
            return false;
        }
    }

    /** True if services may be read from a folder of their own. */
    static synchronized boolean knowsFolders() {
        return folders;
    }
}
