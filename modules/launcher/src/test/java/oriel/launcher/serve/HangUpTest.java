package oriel.launcher.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SIGHUP means with a terminal, and without. */
class HangUpTest {

    @TempDir
    Path folder;

    private final List<String> done = new ArrayList<>();

    private HangUp hangUp(Path terminal) {
        return new HangUp(terminal, () -> done.add("reload"), () -> done.add("end"));
    }

    @Test
    void meansAReloadWithoutATerminal() {
        hangUp(folder.resolve("none")).heard();
        assertEquals(List.of("reload"), done);
    }

    @Test
    void meansTheEndOnceTheTerminalIsGone() throws Exception {
        Path terminal = Files.createFile(folder.resolve("terminal"));
        HangUp hangUp = hangUp(terminal);
        hangUp.heard();
        assertEquals(List.of("reload"), done);
        Files.delete(terminal);
        hangUp.heard();
        assertEquals(List.of("reload", "end"), done);
    }
}
