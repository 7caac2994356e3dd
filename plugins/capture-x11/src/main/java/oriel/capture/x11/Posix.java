package oriel.capture.x11;

import com.sun.jna.Pointer;

/** Functions of the C library: waiting, waking, and memory shared with the X server. */
final class Posix {

    static final short POLLIN = 1;
    static final int IPC_PRIVATE = 0;
    static final int IPC_CREAT = 0x200;
    static final int IPC_RMID = 0;
    static final int OWNER_ONLY = 0x180;
    static final int EFD_CLOEXEC = 0x80000;
    static final int EFD_NONBLOCK = 0x800;

    private Posix() {}

    static native int poll(long descriptors, long count, int timeoutMillis);

    static native int eventfd(int initial, int flags);

    static native long read(int descriptor, long buffer, long count);

    static native long write(int descriptor, long buffer, long count);

    static native int close(int descriptor);

    static native int shmget(int key, long size, int flags);

    static native Pointer shmat(int id, long address, int flags);

    static native int shmdt(Pointer address);

    static native int shmctl(int id, int command, long buffer);
}
