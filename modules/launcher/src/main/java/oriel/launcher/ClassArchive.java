package oriel.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Has a Java prepare the classes that {@link ClassList} has found, for itself: the archive of class data sharing. A Java that
 * cannot do it costs the product some time at each start, and no more; so that is told, and the build goes on.
 */
public final class ClassArchive {

    /** Refused, and broken off (SIGABRT): 17 does that over lambdas of very old interfaces. */
    private static final Set<Integer> CANNOT = Set.of(1, 134);

    private ClassArchive() {}

    /**
     * Writes the archive, or nothing; what Java says of it is beside the list, as {@code class-archive.log}.
     *
     * @param arguments the archive, the list of classes, and options of Java
     * @throws IllegalStateException if Java ends in another way than it is known to
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path archive = Path.of(arguments[0]);
        Path list = Path.of(arguments[1]);
        File log = list.resolveSibling("class-archive.log").toFile();
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:dump",
                "-Xlog:cds=off",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + list.resolveSibling("class-archive-error.log"),
                "-XX:SharedClassListFile=" + list,
                "-XX:SharedArchiveFile=" + archive));
        words.addAll(List.of(arguments).subList(2, arguments.length));
        int code = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start()
                .waitFor();
        if (code != 0) {
            Files.deleteIfExists(archive);
            System.err.println(told(code, log));
        }
    }

    /** What the one who builds is told. */
    static String told(int code, File log) {
        String ended = "Java " + Runtime.version() + " ended with " + code;
        if (!CANNOT.contains(code)) {
            throw new IllegalStateException(ended + " while it prepared classes, see " + log);
        }
        return "oriel: no class archive: " + ended + " while it prepared classes (see " + log
                + "). Oriel works without one, and starts more slowly.";
    }
}
