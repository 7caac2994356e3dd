package oriel.testkit;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** Source files and packages that depend on themselves through others, as the JDK's {@code jdeps} finds them in classes. */
public final class Circles {

    private static final Pattern DEPENDENCY = Pattern.compile("(?m)^ +(oriel\\.[\\w.$]+) +-> (oriel\\.[\\w.$]+)");

    private final Map<String, Set<String>> needs = new TreeMap<>();

    private Circles(Path folder, UnaryOperator<String> node) {
        for (MatchResult found : DEPENDENCY.matcher(jdeps(folder)).results().toList()) {
            String from = node.apply(found.group(1));
            String to = node.apply(found.group(2));
            needs.computeIfAbsent(from, name -> new TreeSet<>());
            if (!from.equals(to) && !permits(found.group(1), found.group(2))) {
                needs.get(from).add(to);
            }
        }
        if (needs.isEmpty()) {
            throw new IllegalArgumentException("no classes below " + folder);
        }
    }

    /**
     * Files each of which needs, perhaps through others, every other of its group.
     *
     * @param folder of packages, without a module descriptor: {@code target/classes/oriel}
     */
    public static List<Set<String>> ofFiles(Path folder) {
        return new Circles(folder, name -> name.replaceFirst("\\$.*", "")).groups();
    }

    /** Packages of which the same is true. */
    public static List<Set<String>> ofPackages(Path folder) {
        return new Circles(folder, name -> name.substring(0, name.lastIndexOf('.'))).groups();
    }

    /** A sealed type names those that may extend it, and needs them no more than if it did not. */
    private static boolean permits(String sealed, String member) {
        try {
            Class<?> type = Class.forName(sealed, false, ClassLoader.getSystemClassLoader());
            return type.isSealed()
                    && Stream.of(type.getPermittedSubclasses())
                            .map(Class::getName)
                            .anyMatch(member::equals);
        } catch (ClassNotFoundException | LinkageError e) {
            return false; // A class of another module than the tests': it is taken as it stands.
        }
    }

    private static String jdeps(Path folder) {
        StringWriter out = new StringWriter();
        ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(new PrintWriter(out), new PrintWriter(out), "-verbose:class", "-filter:none", folder.toString());
        return out.toString();
    }

    private List<Set<String>> groups() {
        List<Set<String>> groups = new ArrayList<>();
        Set<String> sorted = new HashSet<>();
        for (String name : needs.keySet()) {
            Set<String> group = new TreeSet<>(reached(name));
            group.removeIf(other -> !reached(other).contains(name));
            if (sorted.add(name) && !group.isEmpty()) {
                sorted.addAll(group);
                groups.add(group);
            }
        }
        return groups;
    }

    /** All that is needed, directly or not. */
    private Set<String> reached(String name) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(direct(name));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (reached.add(next)) {
                open.addAll(direct(next));
            }
        }
        return reached;
    }

    private Collection<String> direct(String name) {
        return needs.getOrDefault(name, Set.of());
    }
}
