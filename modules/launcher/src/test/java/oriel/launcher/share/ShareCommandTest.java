package oriel.launcher.share;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import oriel.launcher.CommandRun;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.SourceOptions;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.Keys;

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

    private static Configuration shared(Map<String, String> variables, boolean free) throws ConfigException {
        Environment environment = new Environment(variables, Optional.empty(), false, InputStream.nullInputStream());
        return ShareCommand.shared(new SourceOptions(), environment, (host, port) -> free);
    }

    @Test
    void othersMayComeInUnlessTheConfigurationSaysWhere() throws ConfigException {
        assertEquals(Optional.of("0.0.0.0"), shared(Map.of(), true).value(Keys.HOST));
        assertEquals(
                Optional.of("::1"), shared(Map.of("ORIEL_HOST", "::1"), true).value(Keys.HOST));
    }

    /** Whoever lets everybody in means this machine, until they say another one. */
    @Test
    void nobodyComesInFromElsewhereWithoutAPassword() throws ConfigException {
        assertEquals(
                Optional.empty(), shared(Map.of("ORIEL_AUTH", "false"), true).value(Keys.HOST));
        assertEquals(
                Optional.empty(), shared(Map.of("ORIEL_INSECURE", "true"), true).value(Keys.HOST));
    }

    @Test
    void theUsualPortMakesWayForAnotherServer() throws ConfigException {
        assertEquals(5900, shared(Map.of(), true).value(Keys.PORT));
        assertEquals(0, shared(Map.of(), false).value(Keys.PORT));
        assertEquals(5901, shared(Map.of("ORIEL_PORT", "5901"), false).value(Keys.PORT));
    }
}
