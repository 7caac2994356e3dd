package oriel.capture.x11.capture;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.capture.x11.xlib.DisplayName;
import oriel.capture.x11.xlib.Posix;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.XRequest;
import oriel.capture.x11.xlib.XcbConnection;
import oriel.capture.x11.xlib.Xext;

/**
 * Memory that the X server writes into and we read. Nobody else can open it, and the system frees it when both sides are
 * done with it or gone, whatever happens to either. Used by the capture thread.
 */
abstract class SharedMemory implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SharedMemory.class);

    private static final int SHM_ATTACH_FD = 6;

    private final long segment;
    private final Pointer memory;

    private SharedMemory(long segment, Pointer memory) {
        this.segment = segment;
        this.memory = memory;
    }

    /**
     * Shares so many bytes. By a descriptor (MIT-SHM 1.2) if that is possible: it means the same memory at both ends, in
     * whatever container they are. Else by a number of System V; empty if that, too, is not possible.
     */
    static Optional<SharedMemory> create(XConnection x, String display, long size) {
        return passed(display, size).or(() -> numbered(x, size));
    }

    /** As the server numbers it. */
    final long segment() {
        return segment;
    }

    /** Where it is here. */
    final Pointer memory() {
        return memory;
    }

    /** Ends sharing, at both ends. */
    @Override
    public abstract void close();

    /** By a descriptor that goes over the connection; empty if the server or the connection takes none. */
    static Optional<SharedMemory> passed(String display, long size) {
        if (!DisplayName.of(display).isLocal()) {
            return Optional.empty();
        }
        int descriptor = Posix.memfd_create("oriel-screen", Posix.MFD_CLOEXEC);
        if (descriptor < 0) {
            return Optional.empty();
        }
        long address = Posix.ftruncate(descriptor, size) == 0 ? map(descriptor, size) : Posix.MAP_FAILED;
        if (address == Posix.MAP_FAILED) {
            Posix.close(descriptor);
            return Optional.empty();
        }
        Optional<XcbConnection> xcb = XcbConnection.open(display);
        Optional<Integer> opcode = xcb.flatMap(connected -> connected.opcode(XcbConnection.MIT_SHM));
        if (opcode.isEmpty()) {
            Posix.close(descriptor);
        } else {
            int segment = xcb.get().newId();
            int queued = xcb.get().queue(attachDescriptor(opcode.get(), segment), descriptor);
            if (xcb.get().isDone(queued)) {
                return Optional.of(new Passed(xcb.get(), Integer.toUnsignedLong(segment), address, size));
            }
        }
        xcb.ifPresent(XcbConnection::close);
        Posix.munmap(address, size);
        return Optional.empty();
    }

    /** MIT-SHM's AttachFd, for a segment that the server may write. */
    private static XRequest attachDescriptor(int shm, int segment) {
        XRequest.Body body = XRequest.of(shm, SHM_ATTACH_FD, 12, false);
        body.buffer().putInt(segment).putInt(0);
        return body.made();
    }

    private static long map(int descriptor, long size) {
        return Posix.mmap(0, size, Posix.PROT_READ | Posix.PROT_WRITE, Posix.MAP_SHARED, descriptor, 0);
    }

    /**
     * By a number of System V. A server in another IPC namespace, or on another machine, has other memory under that number
     * or none: what it has attached is ours only if the system counts one more who has attached ours.
     */
    static Optional<SharedMemory> numbered(XConnection x, long size) {
        int id = Posix.shmget(Posix.IPC_PRIVATE, size, Posix.IPC_CREAT | Posix.OWNER_ONLY);
        if (id < 0) {
            return Optional.empty();
        }
        Memory info = Numbered.info(id);
        try {
            Pointer memory = Posix.shmat(id, 0, 0);
            if (Pointer.nativeValue(memory) == -1) {
                return Optional.empty();
            }
            info.setPointer(Numbered.ADDRESS, memory);
            int before = Posix.attached(id);
            x.sync();
            boolean asked = Xext.XShmAttach(x.display(), Pointer.nativeValue(info)) != 0;
            if (asked && x.sync() == 0 && !x.isLost()) {
                if (Posix.attached(id) == before + 1) {
                    return Optional.of(new Numbered(x, info));
                }
                LOG.debug("the X server has attached memory that is not ours");
                Xext.XShmDetach(x.display(), Pointer.nativeValue(info));
                x.sync();
            }
            Posix.shmdt(memory);
            return Optional.empty();
        } finally {
            Posix.shmctl(id, Posix.IPC_RMID, 0);
        }
    }

    /** Memory behind a descriptor; the server keeps it as long as this connection lasts. */
    private static final class Passed extends SharedMemory {

        private final XcbConnection xcb;
        private final long address;
        private final long size;

        Passed(XcbConnection xcb, long segment, long address, long size) {
            super(segment, new Pointer(address));
            this.xcb = xcb;
            this.address = address;
            this.size = size;
        }

        @Override
        public void close() {
            xcb.close();
            Posix.munmap(address, size);
        }
    }

    /** Memory of System V; its number is removed as soon as both have attached it. */
    private static final class Numbered extends SharedMemory {

        private static final int INFO_SIZE = 32;
        private static final int ID = 8;
        private static final int ADDRESS = 16;

        private final XConnection x;
        private final Memory info;

        Numbered(XConnection x, Memory info) {
            super(info.getLong(0), info.getPointer(ADDRESS));
            this.x = x;
            this.info = info;
        }

        static Memory info(int id) {
            Memory info = new Memory(INFO_SIZE);
            info.clear();
            info.setInt(ID, id);
            return info;
        }

        @Override
        public void close() {
            if (!x.isLost()) {
                Xext.XShmDetach(x.display(), Pointer.nativeValue(info));
                x.sync();
            }
            Posix.shmdt(memory());
        }
    }
}
