package oriel.capture.gdi;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;

/** Functions of user32.dll. Handles, addresses and sizes of pointers are {@code long}. */
final class User32 {

    static final int SM_XVIRTUALSCREEN = 76;
    static final int SM_YVIRTUALSCREEN = 77;
    static final int SM_CXVIRTUALSCREEN = 78;
    static final int SM_CYVIRTUALSCREEN = 79;

    static final int CURSOR_SHOWING = 1;

    static final int VK_SHIFT = 0x10;
    static final int VK_PAUSE = 0x13;
    static final int VK_CAPITAL = 0x14;
    static final int VK_SNAPSHOT = 0x2c;
    static final int VK_NUMLOCK = 0x90;
    static final int VK_SCROLL = 0x91;

    static final int MAPVK_VSC_TO_VK_EX = 3;
    static final int MAPVK_VK_TO_VSC_EX = 4;

    static final int CF_DIB = 8;
    static final int CF_UNICODETEXT = 13;
    static final int CF_DIBV5 = 17;
    static final int WM_CLIPBOARDUPDATE = 0x031d;
    static final int WM_APP = 0x8000;

    /** Parent of windows that nobody sees. */
    static final long HWND_MESSAGE = -3;

    static final int MAXIMUM_ALLOWED = 0x0200_0000;

    private User32() {}

    /** Is told of each monitor. */
    interface MonitorProc extends Callback {

        /** Returns 1 to go on. */
        int callback(Pointer monitor, Pointer context, Pointer rect, Pointer data);
    }

    static native int GetSystemMetrics(int index);

    static native int EnumDisplayMonitors(long context, long clip, MonitorProc proc, long data);

    static native int SetProcessDPIAware();

    static native long GetDC(long window);

    static native int ReleaseDC(long window, long context);

    static native int GetCursorInfo(long info);

    static native int GetIconInfo(long icon, long info);

    static native int SendInput(int count, long inputs, int size);

    static native short GetKeyState(int key);

    static native short VkKeyScanExW(short character, long layout);

    static native int MapVirtualKeyExW(int code, int type, long layout);

    @Native
    static native int ToUnicodeEx(int key, int scan, long state, long text, int size, int flags, long layout);

    static native long GetKeyboardLayout(int thread);

    static native long GetForegroundWindow();

    static native int GetWindowThreadProcessId(long window, long process);

    static native long OpenInputDesktop(int flags, int inherit, int access);

    static native long GetThreadDesktop(int thread);

    static native int SetThreadDesktop(long desktop);

    static native int CloseDesktop(long desktop);

    @Native
    static native long CreateWindowExW(
            int exStyle,
            long type,
            long name,
            int style,
            int x,
            int y,
            int width,
            int height,
            long parent,
            long menu,
            long instance,
            long data);

    static native int DestroyWindow(long window);

    static native int GetMessageW(long message, long window, int first, int last);

    static native long DispatchMessageW(long message);

    static native int PostMessageW(long window, int message, long wide, long other);

    static native int AddClipboardFormatListener(long window);

    static native int RemoveClipboardFormatListener(long window);

    static native int OpenClipboard(long window);

    static native int CloseClipboard();

    static native int EmptyClipboard();

    /** The next format after this one, in the order in which they were put there; 0 is before the first, and behind the last. */
    static native int EnumClipboardFormats(int format);

    static native int RegisterClipboardFormatW(long name);

    static native long GetClipboardOwner();

    static native int GetClipboardSequenceNumber();

    static native long GetClipboardData(int format);

    static native long SetClipboardData(int format, long data);
}
