package oriel.capture.x11.xlib;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;

/**
 * Functions of libX11, with C's names. All addresses, ids and C {@code long}s are Java {@code long}s: the fastest way
 * through JNA, and right where both have 64 bits.
 */
public final class Xlib {

    public static final int CONFIGURE_NOTIFY = 22;
    public static final int MAPPING_NOTIFY = 34;
    public static final int GENERIC_EVENT = 35;
    public static final long STRUCTURE_NOTIFY_MASK = 1L << 17;
    public static final int Z_PIXMAP = 2;
    public static final int TRUE_COLOR = 4;
    public static final int XKB_USE_CORE_KBD = 0x100;

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

    /** How the pixels of the root window are written. */
    public static native Pointer XDefaultVisual(long display, int screen);

    /** Bits of a pixel of the root window that carry colour. */
    public static native int XDefaultDepth(long display, int screen);

    /** Width of the root window when the connection was made. */
    public static native int XDisplayWidth(long display, int screen);

    /** Height of the root window when the connection was made. */
    public static native int XDisplayHeight(long display, int screen);

    /** Writes place and size of a window or pixmap; 0 if there is none. */
    @Native
    public static native int XGetGeometry(
            long display, long drawable, long root, long x, long y, long width, long height, long border, long depth);

    /** Asks for a window's events. */
    public static native int XSelectInput(long display, long window, long mask);

    /** Sends what is queued, and waits until the server has done it. */
    public static native int XSync(long display, int discard);

    /** Sends what is queued. */
    public static native int XFlush(long display);

    /** Counts the events that have come, and reads what the connection holds. */
    public static native int XPending(long display);

    /** Takes an event out of the queue; waits for one if it is empty. */
    public static native int XNextEvent(long display, long event);

    /** Frees what Xlib has given. */
    public static native int XFree(long data);

    /** What a window or pixmap shows, to be destroyed; 0 if the server refuses. */
    @Native
    public static native long XGetImage(
            long display, long drawable, int x, int y, int width, int height, long planes, int format);

    /** Frees a picture. */
    public static native int XDestroyImage(long image);

    /** Writes where the pointer is; 0 if it is on another screen. */
    @Native
    public static native int XQueryPointer(
            long display, long window, long root, long child, long rootX, long rootY, long x, long y, long mask);

    /** True (not 0) if the server has an extension of this name. */
    @Native
    public static native int XQueryExtension(long display, String name, long opcode, long event, long error);

    /** Writes the first and the last keycode. */
    public static native int XDisplayKeycodes(long display, long min, long max);

    /** The keysyms of keys, to be freed. */
    public static native long XGetKeyboardMapping(long display, int first, int count, long perKeycode);

    /** Writes which keys are down, a bit each. */
    public static native int XQueryKeymap(long display, long keysOut);

    /** Makes Xlib ask anew what keys mean, after an event that says so. */
    public static native int XRefreshKeyboardMapping(long event);

    /** Writes the small and the capital letter of a keysym. */
    public static native void XConvertCase(long keysym, long lowerOut, long upperOut);

    /** True (not 0) if the server has XKB; writes the number of its first event. */
    @Native
    public static native int XkbQueryExtension(
            long display, long opcode, long event, long error, long majorInOut, long minorInOut);

    /** A description of the keyboard, to be freed; 0 if there is none. */
    public static native long XkbGetMap(long display, int which, int device);

    /** Brings a description up to date; 0 if that is done. */
    public static native int XkbGetUpdatedMap(long display, int which, long description);

    /** Changes in a description how many groups and levels a key has; 0 if that is done. */
    @Native
    public static native int XkbChangeTypesOfKey(
            long description, int keycode, int groups, int groupMask, long types, long changes);

    /** Sends what has changed in a description; 0 if it cannot. */
    public static native int XkbChangeMap(long display, long description, long changes);

    /** Asks for the controls of the keyboard; 0 if that is done. */
    public static native int XkbGetControls(long display, long which, long description);

    /** Sends the controls; 0 if it cannot. */
    public static native int XkbSetControls(long display, long which, long description);

    /** Frees a description. */
    public static native void XkbFreeKeyboard(long description, int which, int all);

    /** Asks for events of the keyboard. */
    public static native int XkbSelectEvents(long display, int device, int affect, int values);

    /** Writes whether a lamp is on; 0 if there is none of this name. */
    @Native
    public static native int XkbGetNamedIndicator(
            long display, long name, long indexOut, long onOut, long mapOut, long realOut);

    /** What a key means in a group and level. */
    public static native long XkbKeycodeToKeysym(long display, int keycode, int group, int level);

    /** Writes what a key means in a state; 0 if nothing. */
    public static native int XkbLookupKeySym(long display, int keycode, int state, long modifiersOut, long keysymOut);

    /** The modifiers to which keys of a keysym are bound. */
    public static native int XkbKeysymToModifiers(long display, long keysym);

    /** Locks modifiers, or unlocks them. */
    public static native int XkbLockModifiers(long display, int device, int affect, int values);

    /** Locks a group. */
    public static native int XkbLockGroup(long display, int device, int group);

    /** Writes modifiers and group; 0 if that is done. */
    public static native int XkbGetState(long display, int device, long state);
}
