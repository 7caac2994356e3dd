package oriel.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The processes of this JVM's tests: those below it, and those that have inherited its mark, whoever is their parent now. On
 * systems without /proc only the former.
 */
final class OwnProcesses {

    /** An environment variable that the build gives to each JVM that runs tests, with a value of its own. */
    static final String MARK = "TEST_JVM";

    /** Another one, whose value all of a build have. */
    static final String BUILD = "TEST_RUN";

    private static final Path PROC = Path.of("/proc");

    /** What makes files as tests do. */
    private static final List<String> SUCH_PROGRAMS = List.of("surefire", "oriel.launcher", "Xvfb", "Xorg");

    private OwnProcesses() {}

    /** All of them but this one, and but those that are ending. */
    static List<ProcessHandle> all() {
        return ProcessHandle.allProcesses()
                .filter(process -> !process.equals(ProcessHandle.current()))
                .filter(process -> isDescendant(process) || isMarked(process, MARK))
                .filter(process -> !commandLine(process).isEmpty())
                .toList();
    }

    /**
     * True if another build runs tests, or what they test, where files of theirs lie beside ours. Asked around every test class,
     * so most processes must be out of the question after one look.
     */
    static boolean areOthersThere() {
        return ProcessHandle.allProcesses()
                .filter(process -> SUCH_PROGRAMS.stream().anyMatch(commandLine(process)::contains))
                .filter(process -> !isAncestorOrSelf(process) && !isDescendant(process))
                .filter(process -> !isMarked(process, MARK) && !isMarked(process, BUILD))
                .anyMatch(OwnProcesses::hasOurTemporaryFolder);
    }

    private static boolean isAncestorOrSelf(ProcessHandle process) {
        return Stream.iterate(
                        Optional.of(ProcessHandle.current()),
                        Optional::isPresent,
                        each -> each.flatMap(ProcessHandle::parent))
                .anyMatch(each -> each.get().equals(process));
    }

    private static boolean isDescendant(ProcessHandle process) {
        return Stream.iterate(process.parent(), Optional::isPresent, each -> each.flatMap(ProcessHandle::parent))
                .anyMatch(each -> each.get().equals(ProcessHandle.current()));
    }

    private static boolean isMarked(ProcessHandle process, String name) {
        String mark = System.getenv(name);
        return mark != null && List.of(read(process, "environ").split("\0")).contains(name + "=" + mark);
    }

    /** The program with its arguments; empty for what has ended or is of the kernel. */
    static String commandLine(ProcessHandle process) {
        if (!Files.isDirectory(PROC)) {
            return process.info().commandLine().orElse("unknown");
        }
        return read(process, "cmdline").replace('\0', ' ').strip();
    }

    private static boolean hasOurTemporaryFolder(ProcessHandle process) {
        String folder = System.getProperty("java.io.tmpdir");
        try {
            return Files.isSameFile(Path.of(folder), Path.of(PROC + "/" + process.pid() + "/root" + folder));
        } catch (IOException e) {
            return true; // It is not known, or not allowed to know.
        }
    }

    private static String read(ProcessHandle process, String file) {
        try {
            return Files.readString(PROC.resolve(process.pid() + "/" + file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // It has ended, or is somebody else's.
        }
    }
}
