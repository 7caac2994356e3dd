package oriel.launcher.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Finds what somebody who mistyped a name may have meant. */
public final class Nearest {

    private Nearest() {}

    /** The candidate with the fewest edits from {@code name}; of equals the first in the alphabet. */
    public static String to(String name, Collection<String> candidates) {
        return candidates.stream()
                .min(Comparator.<String>comparingInt(candidate -> edits(name, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow(() -> new IllegalArgumentException("no candidates"));
    }

    /** The least number of letters to insert, delete, replace or swap with the next. */
    static int edits(String from, String to) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = IntStream.rangeClosed(0, to.length()).toArray();
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
                if (swapped(from, i, to, j)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[to.length()];
    }

    private static boolean swapped(String from, int i, String to, int j) {
        return i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
    }
}
