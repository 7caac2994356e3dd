package oriel.security;

import java.util.Set;

/**
 * Somebody who is known.
 *
 * @param user the name, or empty if a password is all that is known
 * @param rights what they may do
 * @param leave to be run when they have left, or do not come in after all; must not wait for anything, and takes it to be
 *     run twice
 */
public record Account(String user, Set<Right> rights, Runnable leave) {

    /** What is to be done where nobody needs to know that somebody has left. */
    public static final Runnable NOTHING = () -> {};

    /** Copies the rights. */
    public Account {
        rights = Set.copyOf(rights);
    }

    /** True if somebody has to be told that they have left. */
    boolean isToldOf() {
        return leave != NOTHING;
    }

    /** Somebody whose leaving nobody needs to know of. */
    public Account(String user, Set<Right> rights) {
        this(user, rights, NOTHING);
    }
}
