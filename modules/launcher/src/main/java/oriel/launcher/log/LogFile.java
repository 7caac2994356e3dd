package oriel.launcher.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.RollingPolicyBase;
import ch.qos.logback.core.rolling.RolloverFailure;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A log file that nobody but its owner may read. Once it is large it is renamed to {@code NAME.1}, which becomes {@code
 * NAME.2}, and so on; the oldest is deleted. So all of them together stay below a limit.
 */
final class LogFile extends RollingFileAppender<ILoggingEvent> {

    /** Bytes of one file. */
    static final long MAX_BYTES = 10 << 20;

    /** Files besides the one that is written. */
    private static final int OLDER_FILES = 4;

    private static final long LOOK_MILLIS = 1000;

    /** Renames; unlike Logback's own it takes names with any characters. */
    private static final class Numbers extends RollingPolicyBase {

        private final Path file;

        Numbers(Path file) {
            this.file = file;
        }

        @Override
        public void rollover() throws RolloverFailure {
            try {
                for (int number = OLDER_FILES; number > 0; number--) {
                    Path newer = number == 1 ? file : numbered(number - 1);
                    if (Files.exists(newer)) {
                        Files.move(newer, numbered(number), StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            } catch (IOException e) {
                throw new RolloverFailure("the log file cannot be renamed", e);
            }
        }

        private Path numbered(int number) {
            return file.resolveSibling(file.getFileName() + "." + number);
        }

        @Override
        public String getActiveFileName() {
            return file.toString();
        }
    }

    /** Rolls when a file has {@code maxBytes}, which is looked at every second, or each time if {@code lookAlways}. */
    LogFile(LoggerContext context, Path file, long maxBytes, boolean lookAlways) {
        setContext(context);
        setFile(file.toString());
        Numbers numbers = new Numbers(file);
        numbers.setContext(context);
        numbers.setParent(this);
        numbers.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(new FileSize(maxBytes));
        size.setCheckIncrement(Duration.buildByMilliseconds(lookAlways ? 0 : LOOK_MILLIS));
        size.start();
        setRollingPolicy(numbers);
        setTriggeringPolicy(size);
    }

    @Override
    public void openFile(String name) throws IOException {
        create(Path.of(name));
        super.openFile(name);
    }

    /** An operator's own choice of mode stays. */
    static void create(Path file) throws IOException {
        boolean modes = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] mode = modes
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try {
            Files.createFile(file, mode);
        } catch (FileAlreadyExistsException e) {
            return; // it is added to
        }
    }
}
