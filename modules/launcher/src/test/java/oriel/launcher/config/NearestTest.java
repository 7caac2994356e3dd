package oriel.launcher.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Distances between names, and what is nearest. */
class NearestTest {

    @ParameterizedTest
    @CsvSource({
        "port,port,0",
        "prot,port,1",
        "por,port,1",
        "ports,port,1",
        "part,port,1",
        "'',abc,3",
        "abc,'',3",
        "ca,abc,3"
    })
    void countsEdits(String from, String to, int edits) {
        assertEquals(edits, Nearest.edits(from, to));
    }

    @Test
    void ofEqualsTheFirstInTheAlphabetIsTaken() {
        assertEquals("aa", Nearest.to("a", List.of("ab", "aa", "ccc")));
    }
}
