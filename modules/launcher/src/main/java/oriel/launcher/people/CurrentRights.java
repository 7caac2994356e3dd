package oriel.launcher.people;

import java.util.Optional;
import java.util.Set;
import oriel.security.Right;

/** What some of those who log in may do at the moment: it may change while they are here. Used by several threads. */
public interface CurrentRights {

    /** True if the name is, or was since the start, that of one of them. */
    boolean knows(String user);

    /** What somebody may do now; empty if they may not be here. */
    Optional<Set<Right>> rights(String user);
}
