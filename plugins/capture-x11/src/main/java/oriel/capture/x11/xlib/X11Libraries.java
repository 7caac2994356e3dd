package oriel.capture.x11.xlib;

import com.sun.jna.NativeLibrary;
import java.util.Optional;

/** Loads the libraries, once for the whole process. */
public final class X11Libraries {

    private static boolean ready;
    private static boolean xinput;
    private static boolean randr;
    private static boolean composite;

    private X11Libraries() {}

    /** Loads them; says what is missing, empty if nothing that is needed is. */
    public static synchronized Optional<String> load() {
        if (ready) {
            return Optional.empty();
        }
        if (com.sun.jna.Native.POINTER_SIZE != Long.BYTES || com.sun.jna.Native.LONG_SIZE != Long.BYTES) {
            return Optional.of("it needs a 64-bit system");
        }
        try {
            register(Posix.class, "libc.so.6", "libc6");
            NativeLibrary x11 = register(Xlib.class, "libX11.so.6", "libx11-6");
            register(Xclient.class, "libX11.so.6", "libx11-6");
            register(Xcb.class, "libxcb.so.1", "libxcb1");
            register(Xext.class, "libXext.so.6", "libxext6");
            register(Xdamage.class, "libXdamage.so.1", "libxdamage1");
            register(Xfixes.class, "libXfixes.so.3", "libxfixes3");
            register(Xtst.class, "libXtst.so.6", "libxtst6");
            x11.getFunction("XSetIOErrorExitHandler");
        } catch (MissingLibraryException e) {
            return Optional.of(e.getMessage());
        } catch (UnsatisfiedLinkError e) {
            return Optional.of("a library is too old, libX11 1.7 is needed: " + e.getMessage());
        }
        xinput = isThere(Xi.class, "libXi.so.6", "libxi6");
        randr = isThere(Xrandr.class, "libXrandr.so.2", "libxrandr2");
        composite = isThere(Xcomposite.class, "libXcomposite.so.1", "libxcomposite1");
        Xlib.XInitThreads();
        XErrors.install();
        ready = true;
        return Optional.empty();
    }

    /** True if libXi is there, too. */
    public static synchronized boolean hasXinput() {
        return xinput;
    }

    /** True if libXrandr is there, too. */
    public static synchronized boolean hasRandr() {
        return randr;
    }

    /** True if libXcomposite is there, too. */
    public static synchronized boolean hasComposite() {
        return composite;
    }

    private static boolean isThere(Class<?> functions, String name, String debianPackage) {
        try {
            register(functions, name, debianPackage);
            return true;
        } catch (MissingLibraryException | UnsatisfiedLinkError e) {
            return false;
        }
    }

    private static NativeLibrary register(Class<?> functions, String name, String debianPackage)
            throws MissingLibraryException {
        NativeLibrary library;
        try {
            library = NativeLibrary.getInstance(name);
        } catch (UnsatisfiedLinkError e) {
            throw new MissingLibraryException(name, debianPackage, e);
        }
        com.sun.jna.Native.register(functions, library);
        return library;
    }

    /** A library is not there. */
    private static final class MissingLibraryException extends Exception {

        private static final long serialVersionUID = 1L;

        MissingLibraryException(String name, String debianPackage, Throwable below) {
            super("the library " + name + " is missing (Debian package " + debianPackage + ")", below);
        }
    }
}
