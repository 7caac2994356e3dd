package oriel.authenticator.pam;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import oriel.transport.Peer;

/**
 * One login, and its session if it is to have one, in a process that {@link SessionDoor} starts: reads who it is, asks PAM, says whether they
 * are in, and closes the session when the standard input ends or the process is told to end. What takes too long ends it,
 * and with it whatever PAM's modules have started and still wait for.
 */
final class SessionProcess {

    private final CountDownLatch over = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final InputStream input;
    private final DataOutputStream output;
    private final long closingMillis;
    private String reason = "";

    private SessionProcess(InputStream input, DataOutputStream output, long closingMillis) {
        this.input = input;
        this.output = output;
        this.closingMillis = closingMillis;
    }

    /** What {@link SessionDoor} starts; without arguments. */
    public static void main(String[] arguments) throws IOException {
        if (PamLibrary.load().isPresent()) {
            System.exit(1);
        }
        DataInputStream in = new DataInputStream(System.in);
        String service = in.readUTF();
        String folder = in.readUTF();
        long limitMillis = in.readLong();
        long closingMillis = in.readLong();
        boolean opens = in.readBoolean();
        String host = in.readUTF();
        String user = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        byte[] secret = in.readNBytes(in.readInt());
        SocketAddress address =
                host.isEmpty() ? new SocketAddress() {} : new InetSocketAddress(InetAddress.getByName(host), 0);
        PamLogin login = new PamLogin(
                new PamService(service, folder.isEmpty() ? Optional.empty() : Optional.of(Path.of(folder))));
        SessionProcess process = new SessionProcess(in, new DataOutputStream(System.out), closingMillis);
        process.endUnless(process.answered, limitMillis);
        Runtime.getRuntime().addShutdownHook(new Thread(process::finish));
        PamLogin.Inside inside = opens ? handle -> process.visit(handle, secret) : handle -> Pam.SUCCESS;
        boolean admitted = login.admits(user, secret, new Peer(address, false, false), inside);
        process.end(admitted, opens);
    }

    /** Whoever has had a session was told before that it was opened. */
    private void end(boolean admitted, boolean opened) {
        closed.countDown();
        if (!admitted || !opened) {
            say(admitted);
        }
        System.exit(admitted ? 0 : 1);
    }

    /** From the session's begin to its end. */
    private int visit(long handle, byte[] secret) {
        // Where no module has credentials, PAM says that it is not permitted; the session's rules decide.
        Pam.pam_setcred(handle, Pam.SILENT | Pam.ESTABLISH_CRED);
        int result = Pam.pam_open_session(handle, Pam.SILENT);
        Arrays.fill(secret, (byte) 0);
        if (result != Pam.SUCCESS) {
            reason = String.valueOf(Pam.pam_strerror(handle, result));
            Pam.pam_setcred(handle, Pam.SILENT | Pam.DELETE_CRED);
            return result;
        }
        begin();
        await();
        endUnless(closed, closingMillis);
        Pam.pam_close_session(handle, Pam.SILENT);
        Pam.pam_setcred(handle, Pam.SILENT | Pam.DELETE_CRED);
        return result;
    }

    private void begin() {
        daemon(this::awaitEnd);
        say(true);
    }

    private void say(boolean admitted) {
        answered.countDown();
        try {
            output.writeBoolean(admitted);
            output.writeUTF(reason);
            output.flush();
        } catch (IOException e) {
            over.countDown(); // The server is gone.
        }
    }

    /** Whatever else is said does not count. */
    private void awaitEnd() {
        try {
            while (input.read() >= 0) {
                Thread.onSpinWait();
            }
        } catch (IOException e) {
            return; // as good as the end
        } finally {
            over.countDown();
        }
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody does
        }
    }

    /** Told to end: the session is closed first if there is one, unless that takes too long. */
    private void finish() {
        over.countDown();
        boolean isOpen = answered.getCount() == 0;
        if (!isIn(closed, isOpen ? closingMillis : 0)) {
            endChildren();
        }
    }

    /** A module that hangs keeps nobody for ever. */
    private void endUnless(CountDownLatch done, long millis) {
        daemon(() -> {
            if (!isIn(done, millis)) {
                endChildren();
                Runtime.getRuntime().halt(1);
            }
        });
    }

    private static boolean isIn(CountDownLatch latch, long millis) {
        try {
            return latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody does
            return false;
        }
    }

    /** What modules have started, such as the programs of pam_exec: nobody else would end it. */
    private static void endChildren() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "oriel-pam-session");
        thread.setDaemon(true);
        thread.start();
    }
}
