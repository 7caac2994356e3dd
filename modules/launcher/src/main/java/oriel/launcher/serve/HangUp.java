package oriel.launcher.serve;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What SIGHUP means: that the configuration is to be read again, as for other services; but the end where the server was
 * started in a terminal, and that is gone.
 */
final class HangUp {

    private static final Logger LOG = LoggerFactory.getLogger(HangUp.class);

    /** Of a process that a SIGHUP has ended. */
    private static final int ENDED = 128 + 1;

    private final Path terminal;
    private final boolean inTerminal;
    private final Runnable reload;
    private final Runnable end;

    /** @param terminal a file that can be opened while this process has a terminal */
    HangUp(Path terminal, Runnable reload, Runnable end) {
        this.terminal = terminal;
        this.inTerminal = opens(terminal);
        this.reload = reload;
        this.end = end;
    }

    /**
     * From now on a SIGHUP does it, on a thread of Java's. Java's own way to hear signals is in the module jdk.unsupported, of
     * which the compiler lets no one use a class by name without a warning. Where there is no such signal nothing happens.
     */
    static void listen(Runnable reload) {
        HangUp hangUp = new HangUp(
                Path.of("/dev/tty"), reload, () -> Runtime.getRuntime().exit(ENDED));
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler heard = (proxy, method, arguments) -> switch (method.getName()) {
                case "handle" -> {
                    hangUp.heard();
                    yield null;
                }
                case "equals" -> proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "SIGHUP";
            };
            Object ours = Proxy.newProxyInstance(HangUp.class.getClassLoader(), new Class<?>[] {handler}, heard);
            Object name = signal.getConstructor(String.class).newInstance("HUP");
            signal.getMethod("handle", signal, handler).invoke(null, name, ours);
        } catch (ReflectiveOperationException e) {
            LOG.debug("no SIGHUP is heard", e);
        }
    }

    /** Does what it means now. */
    void heard() {
        if (inTerminal && !opens(terminal)) {
            end.run();
        } else {
            reload.run();
        }
    }

    private static boolean opens(Path terminal) {
        try {
            Files.newInputStream(terminal).close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
