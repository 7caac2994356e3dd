package oriel.it.soak;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import oriel.testkit.Cable;

/** Has sockets made on the machine at the other end of a cable; they stay there, whoever uses them. */
final class Elsewhere {

    private static final int CLONE_NEWNET = 0x40000000;
    private static final int READ_ONLY = 0;
    private static final LibC LIBC = Native.load("c", LibC.class);

    /** What of the C library is needed. */
    interface LibC extends Library {
        int open(String path, int flags) throws LastErrorException;

        int close(int file) throws LastErrorException;

        int setns(int file, int kind) throws LastErrorException;
    }

    private Elsewhere() {}

    /** Does something in a thread whose network is the other machine's, and which does nothing else. */
    static <T> T at(Cable cable, Callable<T> work) throws IOException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(() -> {
            int file = LIBC.open(cable.namespace().toString(), READ_ONLY);
            try {
                LIBC.setns(file, CLONE_NEWNET);
            } finally {
                LIBC.close(file);
            }
            return work.call();
        });
        Thread thread = new Thread(task, "elsewhere");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }
}
