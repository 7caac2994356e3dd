package oriel.launcher.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Puts before each line how important it is, as the journal wants it (sd-daemon(3)); it takes that off again. */
final class JournalEncoder extends EncoderBase<ILoggingEvent> {

    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");
    private static final byte[] NOTHING = {};

    private final Encoder<ILoggingEvent> lines;

    /** @param lines makes what stands behind it */
    JournalEncoder(Encoder<ILoggingEvent> lines) {
        this.lines = lines;
    }

    /** Whether standard error is the journal's stream that the variable JOURNAL_STREAM names. */
    static boolean isWanted(Map<String, String> variables) {
        return isWanted(variables, STANDARD_ERROR);
    }

    /** @param output what is written to */
    static boolean isWanted(Map<String, String> variables, Path output) {
        try {
            String stream = Files.getAttribute(output, "unix:dev") + ":" + Files.getAttribute(output, "unix:ino");
            return stream.equals(variables.get("JOURNAL_STREAM"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        String priority = "<" + priority(event.getLevel()) + ">";
        String text = new String(lines.encode(event), StandardCharsets.UTF_8);
        StringBuilder all = new StringBuilder();
        text.lines().forEach(line -> all.append(priority).append(line).append('\n'));
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Of syslog. */
    private static int priority(Level level) {
        return switch (level.toInt()) {
            case Level.ERROR_INT -> 3;
            case Level.WARN_INT -> 4;
            case Level.INFO_INT -> 6;
            default -> 7;
        };
    }
}
