package oriel.launcher.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
    void noTextOfOthersSteersATerminalOrMakesALine() throws ConfigException, IOException {
        Logging.start(Given.json(folder, "{\"log_file\": \"oriel.log\", \"log_level\": \"debug\"}"));
        LoggerFactory.getLogger(LoggingTest.class)
                .warn("{} left", "a\u001b[31m\r\nb\u202ec\u009b", new IOException("x\u001b]0;y"));
        Logging.stop();
        List<String> lines = Files.readAllLines(folder.resolve("oriel.log"));
        assertTrue(lines.get(0).endsWith(" WARN  LoggingTest: a?[31m??b?c? left"), lines.get(0));
        assertEquals("java.io.IOException: x?]0;y", lines.get(1));
    }

    @Test
    void keepsTheFilesToItsOwner() throws ConfigException, IOException {
        logged("\"log_level\": \"info\"");
        assertEquals("rw-------", mode(folder.resolve("oriel.log")));
    }

    @Test
    void addsToAFileWhoseModeIsTheOperatorsChoice() throws ConfigException, IOException {
        Path file = Files.writeString(folder.resolve("oriel.log"), "before\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertEquals("before", logged("\"log_level\": \"info\"").get(0));
        assertEquals("rw-r-----", mode(file));
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void manyMessagesFillFewFiles() throws IOException {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        LogFile appender = new LogFile(context, folder.resolve("50%.log"), 1000, true);
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%msg%n");
        encoder.start();
        appender.setEncoder(encoder);
        appender.start();
        Logger log = context.getLogger("many");
        log.addAppender(appender);
        for (int i = 0; i < 1000; i++) {
            log.info("a message of some length, number {}", i);
        }
        context.stop();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                assertTrue(Files.size(file) < 2000, file.toString());
                assertEquals("rw-------", mode(file));
            }
        }
        List<String> newest = new ArrayList<>(Files.readAllLines(folder.resolve("50%.log.1")));
        newest.addAll(Files.readAllLines(folder.resolve("50%.log")));
        assertEquals("a message of some length, number 999", newest.get(newest.size() - 1));
        for (int i = 1; i <= 4; i++) {
            assertTrue(Files.exists(folder.resolve("50%.log." + i)));
        }
        assertFalse(Files.exists(folder.resolve("50%.log.5")));
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
