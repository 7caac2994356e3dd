package oriel.security;

import java.util.Set;

/**
 * Somebody who is known.
 *
 * @param user the name, or empty if a password is all that is known
 * @param rights what they may do
 */
public record Account(String user, Set<Right> rights) {

    /** Copies the rights. */
    public Account {
        rights = Set.copyOf(rights);
    }
}
