package oriel.launcher.serve;

import java.util.concurrent.atomic.AtomicReference;
import oriel.server.event.ForwardingListener;
import oriel.server.event.ServerListener;
import oriel.server.event.SessionInfo;

/** Does something each time that a viewer has come or gone. Thread-safe. */
final class ViewersWatch extends ForwardingListener {

    private final AtomicReference<Runnable> act = new AtomicReference<>(() -> {});

    ViewersWatch(ServerListener rest) {
        super(rest);
    }

    /** From now on this is done. */
    void does(Runnable wanted) {
        act.set(wanted);
        wanted.run();
    }

    @Override
    public void authenticated(SessionInfo session) {
        super.authenticated(session);
        act.get().run();
    }

    @Override
    public void closed(SessionInfo session, String reason) {
        super.closed(session, reason);
        act.get().run();
    }
}
