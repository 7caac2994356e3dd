package oriel.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Who is known. Immutable; the passwords do not leave it. */
public final class Accounts {

    /** Nobody is known. */
    public static final Accounts NOBODY = new Accounts(List.of());

    private record Entry(byte[] password, Set<Right> rights) {}

    private final List<Entry> entries;

    private Accounts(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** The same with one more password; where two are equal the earlier one counts. */
    public Accounts with(byte[] password, Set<Right> rights) {
        List<Entry> more = new ArrayList<>(entries);
        more.add(new Entry(password.clone(), Set.copyOf(rights)));
        return new Accounts(more);
    }

    /** True if there is no password. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /**
     * The rights of the first password that {@code test} accepts. Every password is tried, so that the time taken does
     * not tell which one it was.
     */
    public Optional<Set<Right>> matching(Predicate<byte[]> test) {
        Optional<Set<Right>> found = Optional.empty();
        for (Entry entry : entries) {
            boolean matches = test.test(entry.password);
            if (matches && found.isEmpty()) {
                found = Optional.of(entry.rights);
            }
        }
        return found;
    }
}
