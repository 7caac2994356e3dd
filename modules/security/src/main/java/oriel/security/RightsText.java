package oriel.security;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Rights as people write them: {@code look}, {@code full}, {@code full,manage}, {@code look,input}. */
public final class RightsText {

    private static final Map<String, Set<Right>> GROUPS = Map.of("full", Right.FULL);

    private RightsText() {}

    /** Reads words with commas between them; empty if one is not known. Who may do anything may look. */
    public static Optional<Set<Right>> parse(String text) {
        Set<Right> rights = EnumSet.of(Right.LOOK);
        for (String word : text.toLowerCase(Locale.ROOT).split(",", -1)) {
            Optional<Set<Right>> meant = one(word.strip());
            if (meant.isEmpty()) {
                return Optional.empty();
            }
            rights.addAll(meant.get());
        }
        return Optional.of(rights);
    }

    private static Optional<Set<Right>> one(String word) {
        for (Right right : Right.values()) {
            if (word(right).equals(word)) {
                return Optional.of(Set.of(right));
            }
        }
        return Optional.ofNullable(GROUPS.get(word));
    }

    private static String word(Right right) {
        return right.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The same as text, in as few words as it takes. */
    public static String text(Set<Right> rights) {
        if (rights.containsAll(Right.FULL)) {
            return rights.contains(Right.MANAGE) ? "full,manage" : "full";
        }
        return rights.stream().sorted().map(RightsText::word).collect(Collectors.joining(","));
    }

    /** Each right by its word, in the order of {@link Right}. */
    public static List<String> words(Set<Right> rights) {
        return rights.stream().sorted().map(RightsText::word).toList();
    }

    /** All words, for a message. */
    public static String words() {
        return "full, "
                + EnumSet.allOf(Right.class).stream().map(RightsText::word).collect(Collectors.joining(", "));
    }
}
