package oriel.capture.x11.xlib;

import com.sun.jna.Function;
import com.sun.jna.Pointer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps Xlib from ending the process. Its handlers belong to the whole process, so what concerns connections of others
 * goes to the handlers that were there before.
 */
final class XErrors {

    private static final Logger LOG = LoggerFactory.getLogger(XErrors.class);
    private static final Map<Long, Noted> CONNECTIONS = new ConcurrentHashMap<>();

    // Xlib holds their addresses as long as the process lives: they must never be collected.
    private static final Xlib.ErrorHandler ON_ERROR = XErrors::error;
    private static final Xlib.IoErrorHandler ON_LOSS = XErrors::loss;
    private static final Xlib.IoErrorExitHandler INSTEAD_OF_EXIT = XErrors::insteadOfExit;

    private static Optional<Function> errorBefore = Optional.empty();
    private static Optional<Function> lossBefore = Optional.empty();

    /** What Xlib has told of a connection. Written by the thread that uses the connection; read by any. */
    static final class Noted {

        private volatile int error;
        private volatile boolean lost;

        private Noted() {}

        /** The last error since the call before, 0 if there was none. */
        int takeError() {
            int taken = error;
            error = 0;
            return taken;
        }

        /** True once the server is known to be gone. */
        boolean isLost() {
            return lost;
        }

        void lose() {
            lost = true;
        }
    }

    private XErrors() {}

    /** Puts the handlers in place. */
    static synchronized void install() {
        errorBefore = Optional.ofNullable(Xlib.XSetErrorHandler(ON_ERROR)).map(Function::getFunction);
        lossBefore = Optional.ofNullable(Xlib.XSetIOErrorHandler(ON_LOSS)).map(Function::getFunction);
    }

    /** Where the errors of a connection and its loss are noted from now on. */
    static Noted watch(long display) {
        Noted noted = new Noted();
        CONNECTIONS.put(display, noted);
        Xlib.XSetIOErrorExitHandler(display, INSTEAD_OF_EXIT, 0);
        return noted;
    }

    /** To be called after the connection was closed. */
    static void forget(long display, Noted noted) {
        CONNECTIONS.remove(display, noted);
    }

    private static int error(Pointer display, Pointer event) {
        Noted noted = CONNECTIONS.get(Pointer.nativeValue(display));
        if (noted == null) {
            return errorBefore
                    .map(before -> before.invokeInt(new Object[] {display, event}))
                    .orElse(0);
        }
        int code = event.getByte(32) & 0xff;
        LOG.debug("X error {} at request {}.{}", code, event.getByte(33) & 0xff, event.getByte(34) & 0xff);
        noted.error = code;
        return 0;
    }

    private static int loss(Pointer display) {
        Noted noted = CONNECTIONS.get(Pointer.nativeValue(display));
        if (noted == null) {
            return lossBefore
                    .map(before -> before.invokeInt(new Object[] {display}))
                    .orElse(0);
        }
        noted.lose();
        return 0;
    }

    private static void insteadOfExit(Pointer display, Pointer data) {
        LOG.debug("an X connection was lost");
    }
}
