package oriel.capture.x11;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import oriel.testkit.Circles;

/** What the files and packages of the capture need of each other goes one way. */
class X11CirclesTest {

    private static final Path CLASSES = Path.of("target", "classes", "oriel");

    @Test
    void noFileNeedsItselfThroughOthers() {
        assertEquals(List.of(), Circles.ofFiles(CLASSES));
    }

    @Test
    void noPackageNeedsItselfThroughOthers() {
        assertEquals(List.of(), Circles.ofPackages(CLASSES));
    }
}
