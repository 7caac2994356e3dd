package oriel.launcher.serve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.launcher.plugins.Kind;
import oriel.launcher.plugins.Plugin;
import oriel.launcher.plugins.PluginRegistry;
import oriel.transport.TransportProvider;

/**
 * Tells systemd how the service fares, as sd_notify(3) does, where systemd has given a socket for it. Java has no sockets of
 * that kind, so a transport's are used. Without the variable NOTIFY_SOCKET nothing is told, and there is no thread.
 * Thread-safe.
 */
final class Supervisor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

    /** Not more often than this, whatever the variable says. */
    private static final long MIN_PAUSE_MICROS = 1000;

    private final Optional<String> socket;
    private final Sender sender;
    private final OptionalLong pauseMicros;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean failed = new AtomicBoolean();

    /** Sends a message to a UNIX datagram socket. */
    @FunctionalInterface
    interface Sender {

        /** @return false if there are no such sockets here */
        boolean send(String socket, byte[] message) throws IOException;
    }

    /** Whether the server works, which is asked by a thread that may wait. */
    @FunctionalInterface
    interface SignOfLife {

        /** @return false if something that all need does not answer */
        boolean isGiven() throws InterruptedException;
    }

    /** @param variables of this process */
    Supervisor(Map<String, String> variables, Sender sender) {
        this.socket = Optional.ofNullable(variables.get("NOTIFY_SOCKET"))
                .filter(name -> name.startsWith("/") || name.startsWith("@"));
        this.sender = sender;
        this.pauseMicros = socket.isPresent() ? pauseMicros(variables) : OptionalLong.empty();
    }

    /** That of this process, through the sockets of a transport. */
    static Supervisor of(Map<String, String> variables, PluginRegistry plugins) {
        return new Supervisor(variables, (socket, message) -> {
            for (Plugin<TransportProvider> transport : plugins.all(Kind.TRANSPORT)) {
                if (transport.provider().sendDatagram(socket, message)) {
                    return true;
                }
            }
            return false;
        });
    }

    /** Half of the time in which systemd wants to hear a sign of life; empty if it wants none, or of another process. */
    private static OptionalLong pauseMicros(Map<String, String> variables) {
        String process = variables.getOrDefault("WATCHDOG_PID", "");
        if (!process.isEmpty()
                && !process.equals(Long.toString(ProcessHandle.current().pid()))) {
            return OptionalLong.empty();
        }
        try {
            long micros = Long.parseLong(variables.getOrDefault("WATCHDOG_USEC", "0"));
            return micros > 0 ? OptionalLong.of(Math.max(MIN_PAUSE_MICROS, micros / 2)) : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /**
     * The server listens. From now on a thread tells signs of life, if they are wanted, while there are any.
     *
     * @param status in words, for {@code systemctl status}
     */
    void ready(String status, SignOfLife sign) {
        tell("READY=1\nMAINPID=" + ProcessHandle.current().pid() + "\nSTATUS=" + oneLine(status));
        pauseMicros.ifPresent(pause -> {
            Thread watchdog = new Thread(() -> watch(pause, sign), "oriel-watchdog");
            watchdog.setDaemon(true);
            watchdog.start();
        });
    }

    /** The configuration is about to be read again. */
    void reloading() {
        tell("RELOADING=1\nMONOTONIC_USEC=" + TimeUnit.NANOSECONDS.toMicros(System.nanoTime()));
    }

    /** It was read again, or all stays as it was. */
    void reloaded() {
        tell("READY=1");
    }

    /** The end begins. */
    @Override
    public void close() {
        ended.countDown();
        tell("STOPPING=1\nSTATUS=stopping");
    }

    private void watch(long pauseMicros, SignOfLife sign) {
        boolean silent = false;
        try {
            while (!ended.await(pauseMicros, TimeUnit.MICROSECONDS)) {
                boolean given = sign.isGiven();
                if (given) {
                    tell("WATCHDOG=1");
                } else if (!silent) {
                    LOG.error("threads of the server do not answer, so the service manager is told of no sign of life");
                }
                silent = !given;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(String message) {
        if (socket.isEmpty()) {
            return;
        }
        try {
            if (sender.send(socket.get(), message.getBytes(StandardCharsets.UTF_8))) {
                failed.set(false);
                return;
            }
            failed(
                    "no transport has sockets for that; Netty's native part cannot be loaded, perhaps since /tmp runs no programs");
        } catch (IOException e) {
            failed(e.getMessage());
        }
    }

    private void failed(String reason) {
        if (!failed.getAndSet(true)) {
            LOG.warn("the service manager cannot be told how the service fares: {}", reason);
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
