package oriel.launcher.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.Given;

/** What reaches the log, and in which shape. */
class LoggingTest {

    @TempDir
    Path folder;

    @AfterEach
    void release() throws ConfigException {
        Logging.start(Given.defaults());
    }

    @Test
    void writesLinesOfTextWithoutTraces() throws ConfigException, IOException {
        List<String> lines = logged("\"log_level\": \"info\"");
        assertEquals(1, lines.size(), lines.toString());
        assertTrue(lines.get(0).matches("\\d{4}-\\d\\d-\\d\\dT\\S+ WARN  LoggingTest: careful: 7"), lines.get(0));
    }

    @Test
    void addsTracesAndDetailsOnDemand() throws ConfigException, IOException {
        List<String> lines = logged("\"log_level\": \"debug\"");
        assertTrue(lines.get(1).startsWith("java.lang.IllegalStateException: broken"), lines.toString());
        assertTrue(lines.get(lines.size() - 1).endsWith("DEBUG LoggingTest: a detail"), lines.toString());
    }

    @Test
    void writesOneJsonObjectEach() throws ConfigException, IOException {
        List<String> lines = logged("\"log_format\": \"json\"");
        assertEquals(1, lines.size(), lines.toString());
        assertTrue(lines.get(0).contains("\"level\":\"WARN\""), lines.get(0));
        assertTrue(lines.get(0).contains("\"formattedMessage\":\"careful: 7\""), lines.get(0));
        assertFalse(lines.get(0).contains("broken"), lines.get(0));
    }

    @Test
    void refusesAFileThatCannotBeWritten() {
        Configuration configuration = Given.json(folder, "{\"log_file\": \"nowhere/oriel.log\"}");
        assertThrows(ConfigException.class, () -> Logging.start(configuration));
    }

    private List<String> logged(String settings) throws ConfigException, IOException {
        Logging.start(Given.json(folder, "{\"log_file\": \"oriel.log\", " + settings + "}"));
        org.slf4j.Logger log = LoggerFactory.getLogger(LoggingTest.class);
        log.warn("careful: {}", 7, new IllegalStateException("broken"));
        log.debug("a detail");
        Logging.stop();
        return Files.readAllLines(folder.resolve("oriel.log"));
    }
}
