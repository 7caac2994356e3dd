package oriel.server.event;

import java.util.Objects;
import java.util.Optional;
import oriel.capture.ClipboardImage;

/** Passes on all that it hears to another listener; what a subclass does besides, it overrides. */
public abstract class ForwardingListener implements ServerListener {

    private final ServerListener rest;

    /** @param rest hears all */
    protected ForwardingListener(ServerListener rest) {
        this.rest = Objects.requireNonNull(rest);
    }

    @Override
    public void connected(SessionInfo session) {
        rest.connected(session);
    }

    @Override
    public Optional<String> objection(SessionInfo session) {
        return rest.objection(session);
    }

    @Override
    public void authenticated(SessionInfo session) {
        rest.authenticated(session);
    }

    @Override
    public void rightsChanged(SessionInfo session) {
        rest.rightsChanged(session);
    }

    @Override
    public void controlChanged() {
        rest.controlChanged();
    }

    @Override
    public void screenLost(boolean lost) {
        rest.screenLost(lost);
    }

    @Override
    public void textLeftOut() {
        rest.textLeftOut();
    }

    @Override
    public void imageCopied(ClipboardImage image) {
        rest.imageCopied(image);
    }

    @Override
    public void imageLeftOut() {
        rest.imageLeftOut();
    }

    @Override
    public void refused(SessionInfo session, String reason) {
        rest.refused(session, reason);
    }

    @Override
    public void sortedOut(SessionInfo session, String kind) {
        rest.sortedOut(session, kind);
    }

    @Override
    public void closed(SessionInfo session, String reason) {
        rest.closed(session, reason);
    }
}
