package oriel.authenticator.pam;

import com.sun.jna.Native;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.plugin.Options;
import oriel.rfb.Rect;
import oriel.security.Account;
import oriel.transport.Peer;

/**
 * Has each login and the session behind it done by a process of its own ({@link SessionProcess}): modules of PAM's session
 * phase change limits, identity and place of the process that asks, and that must not be the server. The process closes the
 * session when its standard input ends, so also when the server does, however that ends; one that hangs is ended, with all
 * that it has started. So it also does logins without a session, where modules hang that nobody could end here.
 */
final class SessionDoor implements Door {

    private static final Logger LOG = LoggerFactory.getLogger(SessionDoor.class);

    /** What a login finds, as in sshd: no variable of the server's own. */
    private static final Set<String> VARIABLES = Set.of("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH");

    /** One class of each module that the process needs. */
    private static final List<Class<?>> NEEDED = List.of(
            SessionProcess.class, Native.class, Logger.class, Options.class, Account.class, Peer.class, Rect.class);

    private final PamService service;
    private final Duration limit;
    private final Duration closing;
    private final boolean opens;

    /**
     * @param limit after which a process that has not answered is ended
     * @param closing after which one ends that has not closed its session
     */
    SessionDoor(PamService service, Duration limit, Duration closing) {
        this(service, limit, closing, true);
    }

    private SessionDoor(PamService service, Duration limit, Duration closing, boolean opens) {
        this.service = service;
        this.limit = limit;
        this.closing = closing;
        this.opens = opens;
    }

    /** One whose processes do logins alone, and open no session. */
    static SessionDoor forLogins(PamService service, Duration limit) {
        return new SessionDoor(service, limit, limit, false);
    }

    @Override
    public Optional<Runnable> enter(String user, byte[] secret, Peer from) {
        try {
            Process process = start();
            Executor late = CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS);
            CompletableFuture<Void> watch = CompletableFuture.runAsync(() -> end(process), late);
            try {
                ask(process, user, secret, from);
                return answer(process) ? Optional.of(opens ? () -> leave(process) : Account.NOTHING) : Optional.empty();
            } finally {
                watch.cancel(false);
            }
        } catch (EOFException e) {
            LOG.warn("the process that asks PAM has ended without an answer");
        } catch (IOException e) {
            LOG.warn("no process can ask PAM: {}", e.toString());
        }
        return Optional.empty();
    }

    private boolean answer(Process process) throws IOException {
        DataInputStream in = new DataInputStream(process.getInputStream());
        boolean admitted = in.readBoolean();
        String reason = in.readUTF();
        if (!reason.isEmpty()) {
            LOG.info("PAM's service {} opens no session: {}", service.name(), reason);
        }
        if (!admitted || !opens) {
            leave(process);
        }
        return admitted;
    }

    /** Starts a process, which waits to be told who it is. */
    Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command());
        builder.environment().keySet().retainAll(VARIABLES);
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static List<String> command() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-Xmx16m"));
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("jna."))
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.addAll(List.of("-cp", classPath(), SessionProcess.class.getName()));
        return command;
    }

    /** What the process needs of what this one has. */
    private static String classPath() throws IOException {
        try {
            List<String> places = new ArrayList<>();
            for (Class<?> of : NEEDED) {
                places.add(Path.of(of.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .toString());
            }
            return String.join(File.pathSeparator, places);
        } catch (URISyntaxException | RuntimeException e) {
            throw new IOException("the classes of this program lie in no files", e);
        }
    }

    /** Tells the process who it is; from then on it ends by itself what takes too long, whatever becomes of this one. */
    void ask(Process process, String user, byte[] secret, Peer from) throws IOException {
        DataOutputStream out = new DataOutputStream(process.getOutputStream());
        out.writeUTF(service.name());
        out.writeUTF(service.folder().map(Path::toString).orElse(""));
        out.writeLong(limit.toMillis());
        out.writeLong(closing.toMillis());
        out.writeBoolean(opens);
        out.writeUTF(
                from.address() instanceof InetSocketAddress address && !address.isUnresolved()
                        ? address.getAddress().getHostAddress()
                        : "");
        byte[] name = user.getBytes(StandardCharsets.UTF_8);
        out.writeInt(name.length);
        out.write(name);
        out.writeInt(secret.length);
        out.write(secret);
        out.flush();
    }

    /** With what PAM's modules have started and wait for, such as the programs of pam_exec: nobody else would end that. */
    private static void end(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    /** The process finds out by itself; nobody waits for it. */
    private static void leave(Process process) {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            LOG.debug("the process of a PAM session is gone already", e);
        }
    }
}
