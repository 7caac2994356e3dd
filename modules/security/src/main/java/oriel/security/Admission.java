package oriel.security;

import java.util.Set;
import oriel.transport.Connection;

/**
 * Somebody was let in.
 *
 * @param connection the connection to go on with
 * @param user who it is, or empty where the type knows no names
 * @param rights what they may do
 */
public record Admission(Connection connection, String user, Set<Right> rights) implements SecurityOutcome {

    /** Copies the rights. */
    public Admission {
        rights = Set.copyOf(rights);
    }

    /** Who it is. */
    public Account account() {
        return new Account(user, rights);
    }

    /** Somebody whom an {@link Authenticator} knows; the connection to go on with tells when they leave. */
    public Admission(Connection connection, Account account) {
        this(
                account.isToldOf() ? new Visit(connection, account.leave()) : connection,
                account.user(),
                account.rights());
    }
}
