package oriel.launcher.share;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import oriel.launcher.CommandRun;

/** The command with the window; tests have no screen. */
class ShareCommandTest {

    @Test
    void whereNoWindowCanBeShownItSaysWhatCanBeDone() {
        CommandRun run = CommandRun.of(Map.of(), "share");
        assertEquals(69, run.code(), run.err());
        assertEquals(
                List.of(
                        "oriel: there is no display for the window of oriel share, or this Java has no windows",
                        "  try: oriel serve, which needs no window"),
                run.errors());
    }
}
