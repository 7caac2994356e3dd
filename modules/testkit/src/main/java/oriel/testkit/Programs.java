package oriel.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Programs that tests run. A test that needs a missing one is left out, with a message that says what to install. */
public final class Programs {

    private static final int LIMIT_SECONDS = 30;

    private Programs() {}

    /** Leaves the test out if a program is not on the PATH. */
    public static void require(String program, String debianPackage) {
        boolean found = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        if (!found) {
            leaveOut(program + " is not there: install the Debian package " + debianPackage);
        }
    }

    /** Leaves the test out if a file is not there. */
    public static void require(Path file, String debianPackage) {
        if (!Files.exists(file)) {
            leaveOut(file + " is not there: install the Debian package " + debianPackage);
        }
    }

    /** Leaves the test out, and says so on standard output: a build's own summary gives numbers, not reasons. */
    public static void leaveOut(String reason) {
        String test = StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                        .filter(name -> name.endsWith("Test"))
                        .findFirst())
                .orElse("a test");
        System.out.println("left out: " + test + ": " + reason);
        Assumptions.abort(reason);
    }

    /** Ends a program and waits until it is gone, with force if need be. */
    public static void end(Process program) {
        program.destroy();
        try {
            if (!program.waitFor(5, TimeUnit.SECONDS)) {
                program.destroyForcibly();
            }
        } catch (InterruptedException e) {
            program.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Runs a program on an X display until it ends; returns what it wrote. The test fails if the program does. */
    public static byte[] run(String display, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("oriel-test", ".out");
        Path errors = Files.createTempFile("oriel-test", ".err");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
            builder.environment().put("DISPLAY", display);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                fail(String.join(" ", command) + " did not end");
            }
            String complaint = Files.readString(errors, StandardCharsets.ISO_8859_1);
            assertEquals(0, process.exitValue(), () -> String.join(" ", command) + ": " + complaint);
            return Files.readAllBytes(output);
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }
}
