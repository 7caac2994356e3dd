package oriel.launcher.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.Keys;

/** Sets up where messages go: standard error, and a file if the operator names one. */
public final class Logging {

    /** What can steer a terminal or turn its line around; a trace has tabs and ends of lines. */
    private static final String NOT_PRINTABLE =
            "[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]";

    private static final String WHEN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level ";

    private static final String WHAT = "%logger{0}: %replace(%msg){'" + NOT_PRINTABLE + "|\\n', '?'}";

    /** The logger whose messages are the audit log's lines. */
    public static final String AUDIT = "oriel.audit";

    private static final String STANDARD_ERROR = "-";

    private static volatile LogTail tail = new LogTail();

    private Logging() {}

    /**
     * Logs as a configuration says, from now on.
     *
     * @throws ConfigException if the log file cannot be written
     */
    public static void start(Configuration configuration) throws ConfigException {
        Optional<Path> file = configuration.path(Keys.LOG_FILE);
        if (file.isPresent()) {
            checkWritable(file.get());
        }
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        Level level = Level.valueOf(configuration.value(Keys.LOG_LEVEL));
        boolean json = configuration.value(Keys.LOG_FORMAT).equals("json");
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(level);
        if (showsTraces()) {
            context.getLogger("io.netty").setLevel(Level.INFO); // it tells every buffer
        }
        FloodLimit limit = new FloodLimit(context);
        limit.add(started(context, console(), errorEncoder(context, json, level)));
        file.ifPresent(path -> limit.add(
                started(context, new LogFile(context, path, LogFile.MAX_BYTES, false), encoder(context, json, level))));
        LogTail kept = new LogTail();
        kept.setContext(context);
        kept.start();
        limit.add(kept);
        tail = kept;
        limit.start();
        root.addAppender(limit);
        startAudit(context, configuration);
    }

    private static void startAudit(LoggerContext context, Configuration configuration) throws ConfigException {
        Optional<String> name = configuration.value(Keys.AUDIT_LOG);
        if (name.isEmpty()) {
            return;
        }
        OutputStreamAppender<ILoggingEvent> appender;
        if (name.get().equals(STANDARD_ERROR)) {
            appender = console();
        } else {
            Path file = configuration.path(Keys.AUDIT_LOG).orElseThrow();
            checkWritable(file);
            appender = new LogFile(context, file, LogFile.MAX_BYTES, false);
        }
        PatternLayoutEncoder bare = new PatternLayoutEncoder();
        bare.setContext(context);
        bare.setPattern("%msg%n");
        bare.start();
        Logger audit = context.getLogger(AUDIT);
        audit.setAdditive(false);
        audit.setLevel(Level.INFO);
        audit.addAppender(started(context, appender, bare));
    }

    private static ConsoleAppender<ILoggingEvent> console() {
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setTarget("System.err");
        return console;
    }

    /**
     * Looks whether messages could be logged as a configuration says, and writes nothing.
     *
     * @throws ConfigException if the log file cannot be written
     */
    public static void check(Configuration configuration) throws ConfigException {
        Optional<Path> file = configuration.path(Keys.LOG_FILE);
        if (file.isEmpty()) {
            return;
        }
        Path folder = file.get().toAbsolutePath().getParent();
        if (Files.exists(file.get())) {
            checkWritable(file.get());
        } else if (!Files.isDirectory(folder)) {
            throw noFolder(file.get());
        } else if (!Files.isWritable(folder)) {
            throw notAllowed(file.get());
        }
    }

    /** Logs from another level on, while it runs; what {@link #start} decided by the level stays. */
    public static void level(Configuration configuration) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)
                .setLevel(Level.valueOf(configuration.value(Keys.LOG_LEVEL)));
    }

    /** What was logged last, since the start, of what has a higher number. */
    public static List<LogTail.Line> tail(long number) {
        return tail.after(number);
    }

    /** True if errors are logged with their stack traces. */
    public static boolean showsTraces() {
        return LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).isDebugEnabled();
    }

    /** Writes out what is on its way and ends logging. */
    public static void stop() {
        ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
    }

    /** Warnings and errors to standard error, without any setting. */
    static void startPlain(LoggerContext context) {
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)
                .addAppender(started(context, console(), encoder(context, false, Level.WARN)));
    }

    private static OutputStreamAppender<ILoggingEvent> started(
            LoggerContext context, OutputStreamAppender<ILoggingEvent> appender, Encoder<ILoggingEvent> encoder) {
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }

    /** The journal knows the time by itself, and wants to know how important a line is. */
    private static Encoder<ILoggingEvent> errorEncoder(LoggerContext context, boolean json, Level level) {
        if (!JournalEncoder.isWanted(System.getenv())) {
            return encoder(context, json, level);
        }
        JournalEncoder journal = new JournalEncoder(json ? encoder(context, true, level) : text(context, WHAT, level));
        journal.setContext(context);
        journal.start();
        return journal;
    }

    private static Encoder<ILoggingEvent> encoder(LoggerContext context, boolean json, Level level) {
        return json ? json(context, level) : text(context, WHEN + WHAT, level);
    }

    /** Lines of text that begin with a pattern, and with {@code debug} stack traces behind them. */
    static Encoder<ILoggingEvent> text(LoggerContext context, String pattern, Level level) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(pattern + (traces(level) ? "%n%replace(%ex){'" + NOT_PRINTABLE + "', '?'}" : "%n%nopex"));
        encoder.start();
        return encoder;
    }

    private static boolean traces(Level level) {
        return Level.DEBUG.isGreaterOrEqual(level);
    }

    private static JsonEncoder json(LoggerContext context, Level level) {
        JsonEncoder encoder = new SessionJson();
        encoder.setContext(context);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithContext(false);
        encoder.setWithMDC(false);
        encoder.setWithArguments(false);
        encoder.setWithMessage(false);
        encoder.setWithFormattedMessage(true);
        encoder.setWithThrowable(traces(level));
        encoder.start();
        return encoder;
    }

    private static void checkWritable(Path file) throws ConfigException {
        try {
            LogFile.create(file);
            Files.newOutputStream(file, StandardOpenOption.APPEND).close();
        } catch (AccessDeniedException e) {
            throw notAllowed(file);
        } catch (NoSuchFileException e) {
            throw noFolder(file);
        } catch (IOException e) {
            throw new ConfigException(
                    "the log file " + file + " cannot be written: " + e.getMessage(), "name another file");
        }
    }

    private static ConfigException notAllowed(Path file) {
        return new ConfigException(
                ConfigException.Kind.NO_PERMISSION,
                List.of("the log file " + file + " may not be written by this user"),
                "name another file");
    }

    private static ConfigException noFolder(Path file) {
        return new ConfigException(
                "the folder of the log file " + file + " is not there", "make the folder, or name another file");
    }
}
