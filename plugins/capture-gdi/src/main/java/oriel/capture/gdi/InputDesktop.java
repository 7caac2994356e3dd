package oriel.capture.gdi;

/** The desktop that gets input: the user's, or that of the lock screen and of questions for rights. */
final class InputDesktop {

    private InputDesktop() {}

    /** Lets the calling thread see and drive it, if Windows allows that; only services may have the secure one. */
    static boolean attach() {
        long desktop = User32.OpenInputDesktop(0, 0, User32.MAXIMUM_ALLOWED);
        if (desktop == 0) {
            return false;
        }
        long before = User32.GetThreadDesktop(Kernel32.GetCurrentThreadId());
        boolean attached = User32.SetThreadDesktop(desktop) != 0;
        // Windows itself refuses to close one that another thread uses.
        User32.CloseDesktop(attached ? before : desktop);
        return attached;
    }
}
