package oriel.launcher.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.StartException;

/**
 * The product's classes as one Java has prepared them, in a file that the start script looks for: for Java 25 and newer its
 * AOT cache (JEP 514), which knows too what will be compiled; else its archive of class data sharing. Which classes these are
 * is told by a run of {@code oriel.launcher.Training}.
 */
final class PreparedClasses {

    /** The first Java whose cache is made in one step. */
    private static final int AOT = 25;

    private static final String PROGRAM = "oriel.launcher/oriel.launcher.";
    private static final String NO_CORE = "-XX:-CreateCoredumpOnCrash";

    private final Path java;
    private final Path home;
    private final List<String> options;
    private final Path work;

    /**
     * Those of a product for a Java.
     *
     * @param java the program
     * @param home the product's folder
     * @param options what the start script gives Java; prepared classes are good for the same modules alone
     * @param work a folder for what is needed meanwhile
     */
    PreparedClasses(Path java, Path home, List<String> options, Path work) {
        this.java = java;
        this.home = home;
        this.options = options;
        this.work = work;
    }

    /** The file that the start script looks for. */
    Path file() {
        String kind = Runtime.version().feature() >= AOT ? ".aot" : ".jsa";
        return home.resolve("lib").resolve("classes-" + System.getProperty("java.runtime.version") + kind);
    }

    /**
     * Makes the file; an older one is in force until then.
     *
     * @throws StartException if this Java cannot do it, or it cannot be written
     */
    void make() throws StartException, InterruptedException {
        Path made = work.resolve("classes");
        try {
            if (Runtime.version().feature() >= AOT) {
                run(List.of("-XX:AOTCacheOutput=" + made), training());
            } else {
                Path list = work.resolve("classes.txt");
                run(List.of("-XX:DumpLoadedClassList=" + list), training());
                run(
                        List.of("-Xshare:dump", "-XX:SharedClassListFile=" + list, "-XX:SharedArchiveFile=" + made),
                        List.of(PROGRAM + "Main"));
            }
            Files.writeString(home.resolve("lib/classes.home"), home.toRealPath() + "\n");
            Files.move(made, file(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StartException(
                    ExitCode.CANNOT_CREATE,
                    "the prepared classes cannot be written: " + e.getMessage(),
                    "as the user to whom " + home + " belongs");
        }
    }

    private List<String> training() {
        return List.of(PROGRAM + "Training", home.toString(), work.toString());
    }

    private void run(List<String> how, List<String> program) throws IOException, StartException, InterruptedException {
        Path log = work.resolve("train.log");
        List<String> words = new ArrayList<>(List.of(java.toString()));
        words.addAll(options);
        words.addAll(List.of(NO_CORE, "-XX:ErrorFile=" + work.resolve("train-error.log")));
        words.addAll(how);
        words.add("--module");
        words.addAll(program);
        int code = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (code != 0) {
            throw refused(code, Files.readString(log));
        }
    }

    /** Java 17 breaks off (134, SIGABRT) over some libraries; without prepared classes only the start takes longer. */
    private static StartException refused(int code, String said) {
        String last = said.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("\tat "))
                .reduce((one, other) -> other)
                .orElse("nothing");
        return new StartException(
                ExitCode.UNAVAILABLE,
                "Java " + Runtime.version() + " has not prepared the classes: it ended with " + code + " and said: "
                        + last,
                "another Java (JAVA_HOME); without prepared classes Oriel works, and takes longer to start");
    }
}
