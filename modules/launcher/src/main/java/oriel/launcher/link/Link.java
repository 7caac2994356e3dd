package oriel.launcher.link;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import oriel.security.Right;

/**
 * A way in for whoever has its token.
 *
 * @param id by which it is listed and revoked: {@value #ID_LENGTH} letters and digits
 * @param name how its visitors are called
 * @param rights what they may do
 * @param ends when nobody comes in by it any more, and who came in has to leave
 * @param once true if it is good for one login
 * @param used when somebody first came in by it
 */
public record Link(String id, String name, Set<Right> rights, Instant ends, boolean once, Optional<Instant> used) {

    /** 40 bits: nobody comes in by guessing one, for the token is signed. */
    static final int ID_LENGTH = 8;

    private static final Pattern VISITOR = Pattern.compile(".+ \\(link ([a-z2-7]{" + ID_LENGTH + "})\\)");

    /** Copies the rights. */
    public Link {
        rights = Set.copyOf(rights);
    }

    /** True at its end and after it. */
    public boolean isOver(Instant now) {
        return !now.isBefore(ends);
    }

    /** True if nobody comes in by it any more, though it is not over. */
    public boolean isUsedUp() {
        return once && used.isPresent();
    }

    /** The same, used at a moment if it was not before. */
    Link usedAt(Instant now) {
        return new Link(id, name, rights, ends, once, used.or(() -> Optional.of(now)));
    }

    /** How its visitors are called where one link must be told from another; no person of the users' file has such a name. */
    public String visitor() {
        return name + " (link " + id + ")";
    }

    /** The link of a visitor; empty for everybody else. */
    static Optional<String> ofVisitor(String user) {
        Matcher matcher = VISITOR.matcher(user);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
