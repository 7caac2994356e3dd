package oriel.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Java that cannot prepare classes does not end the build, and says so in words of Oriel's own. */
class ClassArchiveTest {

    private static final File LOG = new File("class-archive.log");

    @TempDir
    Path folder;

    @Test
    void tellsThatJavaBrokeOff() {
        assertEquals(
                "oriel: no class archive: Java " + Runtime.version() + " ended with 134 while it prepared classes (see "
                        + LOG + "). Oriel works without one, and starts more slowly.",
                ClassArchive.told(134, LOG));
    }

    @Test
    void doesNotTakeAnyOtherEndForThat() {
        assertThrows(IllegalStateException.class, () -> ClassArchive.told(137, LOG));
    }

    @Test
    void leavesNothingWhereJavaRefuses() throws Exception {
        Path archive = Files.createFile(folder.resolve("classes.jsa"));
        Path list = Files.writeString(folder.resolve("classes.txt"), "");
        ClassArchive.main(new String[] {archive.toString(), list.toString(), "--no-such-option"});
        assertFalse(Files.exists(archive));
        assertTrue(Files.readString(folder.resolve("class-archive.log")).contains("--no-such-option"));
    }
}
