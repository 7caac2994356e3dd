package oriel.launcher.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.StartException;

/** What is asked of Java, and what happens where it refuses. A script takes its place. */
@DisabledOnOs(OS.WINDOWS)
class PreparedClassesTest {

    @TempDir
    Path folder;

    private Path home;
    private Path work;

    @BeforeEach
    void makeFolders() throws IOException {
        home = Files.createDirectories(folder.resolve("oriel"));
        Files.createDirectories(home.resolve("lib"));
        work = Files.createDirectories(folder.resolve("work"));
    }

    /** Writes its arguments beside itself, makes the file that it is to make, and ends as it is told. */
    private PreparedClasses with(String end) throws IOException {
        Path java = Files.writeString(folder.resolve("java"), """
                #!/bin/sh
                echo "$@" >> '%s/asked'
                for word; do
                    case $word in
                        -XX:AOTCacheOutput=* | -XX:SharedArchiveFile=*) echo prepared > "${word#*=}" ;;
                    esac
                done
                %s
                """.formatted(folder, end));
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        return new PreparedClasses(java, home, List.of("--add-modules=java.se", "-XX:+UseSerialGC"), work);
    }

    @Test
    void makesTheFileThatTheStartScriptLooksForWithTheOptionsOfTheStart() throws Exception {
        PreparedClasses classes = with("exit 0");
        classes.make();
        String version = System.getProperty("java.runtime.version");
        assertTrue(
                List.of("classes-" + version + ".jsa", "classes-" + version + ".aot")
                        .contains(classes.file().getFileName().toString()),
                () -> classes.file().toString());
        assertEquals("prepared\n", Files.readString(classes.file()));
        assertEquals(home.toRealPath() + "\n", Files.readString(home.resolve("lib/classes.home")));
        List<String> asked = Files.readAllLines(folder.resolve("asked"));
        assertTrue(asked.stream().allMatch(line -> line.startsWith("--add-modules=java.se -XX:+UseSerialGC ")));
        assertTrue(asked.get(0).endsWith("--module oriel.launcher/oriel.launcher.Training " + home + " " + work));
    }

    @Test
    void saysWhatJavaSaidWhereItRefusesAndLeavesWhatWasThere() throws Exception {
        PreparedClasses classes = with("echo first; printf 'it is broken\\n\\tat a.B(B.java:1)\\n'; exit 134");
        Files.writeString(classes.file(), "older\n");
        StartException refused = assertThrows(StartException.class, classes::make);
        assertEquals(ExitCode.UNAVAILABLE, refused.code());
        assertTrue(refused.getMessage().endsWith("it ended with 134 and said: it is broken"), refused::getMessage);
        assertEquals("older\n", Files.readString(classes.file()));
    }

    @Test
    void saysThatItCannotBeWritten() throws Exception {
        PreparedClasses classes = with("exit 0");
        Files.delete(home.resolve("lib"));
        StartException refused = assertThrows(StartException.class, classes::make);
        assertEquals(ExitCode.CANNOT_CREATE, refused.code());
        assertFalse(Files.exists(classes.file()));
    }
}
