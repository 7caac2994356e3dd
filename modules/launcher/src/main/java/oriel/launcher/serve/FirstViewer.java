package oriel.launcher.serve;

import java.util.concurrent.atomic.AtomicBoolean;
import oriel.server.event.ForwardingListener;
import oriel.server.event.ServerListener;
import oriel.server.event.SessionInfo;

/** Does something when the first viewer of a server is there. Thread-safe. */
final class FirstViewer extends ForwardingListener {

    private final Runnable act;
    private final AtomicBoolean done = new AtomicBoolean();

    FirstViewer(ServerListener rest, Runnable act) {
        super(rest);
        this.act = act;
    }

    @Override
    public void authenticated(SessionInfo session) {
        super.authenticated(session);
        if (done.compareAndSet(false, true)) {
            act.run();
        }
    }
}
