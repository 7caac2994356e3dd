package oriel.capture.x11;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/** Functions of the C library: waiting, waking, and memory shared with the X server. */
final class Posix {

    static final short POLLIN = 1;
    static final int IPC_PRIVATE = 0;
    static final int IPC_CREAT = 0x200;
    static final int IPC_RMID = 0;
    static final int IPC_STAT = 2;
    static final int OWNER_ONLY = 0x180;
    static final int MFD_CLOEXEC = 1;
    static final int PROT_READ = 1;
    static final int PROT_WRITE = 2;
    static final int MAP_SHARED = 1;
    static final long MAP_FAILED = -1;
    static final int EFD_CLOEXEC = 0x80000;
    static final int EFD_NONBLOCK = 0x800;

    private static final int SEGMENT_STATUS_SIZE = 256;

    /** In shmid_ds, of all Linux systems of 64 bits. */
    private static final int SEGMENT_STATUS_ATTACHED = 88;

    private static final int MAX_HOST_BYTES = 256;

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

    /** How many have attached a segment of System V; -1 if that is not known. */
    static int attached(int id) {
        try (Memory status = new Memory(SEGMENT_STATUS_SIZE)) {
            status.clear();
            return shmctl(id, IPC_STAT, Pointer.nativeValue(status)) == 0
                    ? (int) status.getLong(SEGMENT_STATUS_ATTACHED)
                    : -1;
        }
    }

    static native int memfd_create(String name, int flags);

    static native int ftruncate(int descriptor, long size);

    @Native
    static native long mmap(long address, long size, int protection, int flags, int descriptor, long offset);

    static native int munmap(long address, long size);

    static native int gethostname(long name, long size);

    /** The name of this machine, or container. */
    static String hostName() {
        try (Memory name = new Memory(MAX_HOST_BYTES)) {
            name.clear();
            return gethostname(Pointer.nativeValue(name), MAX_HOST_BYTES - 1L) == 0 ? name.getString(0) : "";
        }
    }
}
