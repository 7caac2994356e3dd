package oriel.server.session;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import oriel.security.Right;
import oriel.security.SecurityOffer;
import oriel.server.input.InputRouter;
import oriel.server.options.ServerOptions;
import oriel.server.update.UpdateContext;

/**
 * What all sessions share.
 *
 * @param options what the operator decided
 * @param security how viewers may log in
 * @param updates what writer threads share
 * @param input where keys and pointer go
 * @param companion who talks with pages
 */
public record SessionContext(
        ServerOptions options,
        SecurityOffer security,
        UpdateContext updates,
        InputRouter input,
        CompanionCalls companion) {

    /** Where nobody talks with pages. */
    SessionContext(ServerOptions options, SecurityOffer security, UpdateContext updates, InputRouter input) {
        this(options, security, updates, input, CompanionCalls.NONE);
    }

    /** The same under other options. */
    public SessionContext with(ServerOptions newest) {
        return new SessionContext(newest, security, updates.with(newest.updates()), input, companion);
    }

    /** The same for viewers of the program's own, which may look without a login, are no pages, and count for nothing. */
    public SessionContext forObservers() {
        return new SessionContext(options, peer -> List.of(new ObserverLogin()), updates.uncounted(), input);
    }

    /** What the operator leaves somebody of their rights. */
    Set<Right> effective(Set<Right> rights) {
        Set<Right> effective = EnumSet.noneOf(Right.class);
        effective.addAll(rights);
        if (options.sessions().viewOnly()) {
            effective.retainAll(Right.VIEW_ONLY);
        }
        return effective;
    }
}
