package oriel.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import oriel.testkit.Circles;

/** What the launcher's files and packages need of each other goes one way. */
class LauncherCirclesTest {

    private static final Path ROOT = Path.of(System.getProperty("oriel.root"));

    private static Path classes(String kind) {
        return ROOT.resolve("modules/launcher/target/" + kind + "/oriel");
    }

    @Test
    void noFileNeedsItselfThroughOthers() {
        assertEquals(List.of(), Circles.ofFiles(classes("classes")));
    }

    @Test
    void noPackageNeedsItselfThroughOthers() {
        assertEquals(List.of(), Circles.ofPackages(classes("classes")));
    }

    /** Two files of tests, so that the test above can fail. */
    @Test
    void aCircleIsFound() {
        assertTrue(
                Circles.ofFiles(classes("test-classes")).stream()
                        .anyMatch(circle ->
                                circle.equals(Set.of(LauncherCirclesTest.class.getName(), OtherHalf.class.getName()))),
                "no circle with " + OtherHalf.WHOLE);
    }
}
