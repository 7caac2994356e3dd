package oriel.capture.x11;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;

/**
 * Functions of libX11, with C's names. All addresses, ids and C {@code long}s are Java {@code long}s: the fastest way
 * through JNA, and right where both have 64 bits.
 */
final class Xlib {

    static final int CONFIGURE_NOTIFY = 22;
    static final int MAPPING_NOTIFY = 34;
    static final int GENERIC_EVENT = 35;
    static final long STRUCTURE_NOTIFY_MASK = 1L << 17;
    static final int Z_PIXMAP = 2;
    static final int TRUE_COLOR = 4;
    static final int XKB_USE_CORE_KBD = 0x100;

    /** Takes an error of the X protocol. */
    interface ErrorHandler extends Callback {
        /** Called on the thread that made the connection's last call; must not call Xlib. */
        int invoke(Pointer display, Pointer event);
    }

    /** Takes the loss of a connection. */
    interface IoErrorHandler extends Callback {
        /** Called on the thread whose call met the loss; must not call Xlib. */
        int invoke(Pointer display);
    }

    /** Called instead of exit() after the loss of a connection. */
    interface IoErrorExitHandler extends Callback {
        /** Called on the thread whose call met the loss; must not call Xlib. */
        void invoke(Pointer display, Pointer data);
    }

    private Xlib() {}

    static native int XInitThreads();

    static native Pointer XSetErrorHandler(ErrorHandler handler);

    static native Pointer XSetIOErrorHandler(IoErrorHandler handler);

    static native void XSetIOErrorExitHandler(long display, IoErrorExitHandler handler, long data);

    static native long XOpenDisplay(String name);

    static native int XCloseDisplay(long display);

    static native int XConnectionNumber(long display);

    static native int XDefaultScreen(long display);

    static native long XRootWindow(long display, int screen);

    static native Pointer XDefaultVisual(long display, int screen);

    static native int XDefaultDepth(long display, int screen);

    static native int XDisplayWidth(long display, int screen);

    static native int XDisplayHeight(long display, int screen);

    @Native
    static native int XGetGeometry(
            long display, long drawable, long root, long x, long y, long width, long height, long border, long depth);

    static native int XSelectInput(long display, long window, long mask);

    static native int XSync(long display, int discard);

    static native int XFlush(long display);

    static native int XPending(long display);

    static native int XNextEvent(long display, long event);

    static native int XFree(long data);

    @Native
    static native long XGetImage(
            long display, long drawable, int x, int y, int width, int height, long planes, int format);

    static native int XDestroyImage(long image);

    @Native
    static native int XQueryPointer(
            long display, long window, long root, long child, long rootX, long rootY, long x, long y, long mask);

    @Native
    static native int XQueryExtension(long display, String name, long opcode, long event, long error);

    static native int XDisplayKeycodes(long display, long min, long max);

    static native long XGetKeyboardMapping(long display, int first, int count, long perKeycode);

    static native int XQueryKeymap(long display, long keysOut);

    static native int XRefreshKeyboardMapping(long event);

    static native void XConvertCase(long keysym, long lowerOut, long upperOut);

    static native long XInternAtom(long display, String name, int onlyIfExists);

    @Native
    static native int XkbQueryExtension(
            long display, long opcode, long event, long error, long majorInOut, long minorInOut);

    static native long XkbGetMap(long display, int which, int device);

    static native int XkbGetUpdatedMap(long display, int which, long description);

    @Native
    static native int XkbChangeTypesOfKey(
            long description, int keycode, int groups, int groupMask, long types, long changes);

    static native int XkbChangeMap(long display, long description, long changes);

    static native int XkbGetControls(long display, long which, long description);

    static native int XkbSetControls(long display, long which, long description);

    static native void XkbFreeKeyboard(long description, int which, int all);

    static native int XkbSelectEvents(long display, int device, int affect, int values);

    @Native
    static native int XkbGetNamedIndicator(
            long display, long name, long indexOut, long onOut, long mapOut, long realOut);

    static native long XkbKeycodeToKeysym(long display, int keycode, int group, int level);

    static native int XkbLookupKeySym(long display, int keycode, int state, long modifiersOut, long keysymOut);

    static native int XkbKeysymToModifiers(long display, long keysym);

    static native int XkbLockModifiers(long display, int device, int affect, int values);

    static native int XkbLockGroup(long display, int device, int group);

    static native int XkbGetState(long display, int device, long state);
}
