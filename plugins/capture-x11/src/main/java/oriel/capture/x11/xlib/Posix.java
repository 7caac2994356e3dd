package oriel.capture.x11.xlib;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/** Functions of the C library: waiting, waking, and memory shared with the X server. */
public final class Posix {

    static final short POLLIN = 1;
    public static final int IPC_PRIVATE = 0;
    public static final int IPC_CREAT = 0x200;
    public static final int IPC_RMID = 0;
    static final int IPC_STAT = 2;
    public static final int OWNER_ONLY = 0x180;
    public static final int MFD_CLOEXEC = 1;
    public static final int PROT_READ = 1;
    public static final int PROT_WRITE = 2;
    public static final int MAP_SHARED = 1;
    public static final long MAP_FAILED = -1;
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

    /** Closes a descriptor. */
    public static native int close(int descriptor);

    /** Makes a segment of System V; -1 if there is none to be had. */
    public static native int shmget(int key, long size, int flags);

    /** Attaches a segment; -1 as an address if it fails. */
    public static native Pointer shmat(int id, long address, int flags);

    /** Detaches a segment. */
    public static native int shmdt(Pointer address);

    /** Marks a segment for removal, or asks what it is. */
    public static native int shmctl(int id, int command, long buffer);

    /** How many have attached a segment of System V; -1 if that is not known. */
    public static int attached(int id) {
        try (Memory status = new Memory(SEGMENT_STATUS_SIZE)) {
            status.clear();
            return shmctl(id, IPC_STAT, Pointer.nativeValue(status)) == 0
                    ? (int) status.getLong(SEGMENT_STATUS_ATTACHED)
                    : -1;
        }
    }

    /** Makes a file in memory; -1 if there is none to be had. */
    public static native int memfd_create(String name, int flags);

    /** Gives a file its size; 0 if that is done. */
    public static native int ftruncate(int descriptor, long size);

    /** Maps a file; {@link #MAP_FAILED} if it fails. */
    @Native
    public static native long mmap(long address, long size, int protection, int flags, int descriptor, long offset);

    /** Ends a mapping. */
    public static native int munmap(long address, long size);

    static native int gethostname(long name, long size);

    /** The name of this machine, or container. */
    static String hostName() {
        try (Memory name = new Memory(MAX_HOST_BYTES)) {
            name.clear();
            return gethostname(Pointer.nativeValue(name), MAX_HOST_BYTES - 1L) == 0 ? name.getString(0) : "";
        }
    }
}
