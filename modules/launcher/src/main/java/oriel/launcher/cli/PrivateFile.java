package oriel.launcher.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Files and folders for their owner alone: from the beginning of mode 0600 or 0700, where the system has modes. */
public final class PrivateFile {

    private static final String OWNER = "rw-------";
    private static final Map<Path, Object> THREADS = new ConcurrentHashMap<>();

    private PrivateFile() {}

    /** Writes a new file; one that is there already stays as it is. */
    public static void create(Path file, byte[] content) throws StartException {
        try {
            Files.createFile(file, mode(OWNER));
            Files.write(file, content, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw refused(file, e);
        }
    }

    /** An empty file in the place of one that may be there: a file's mode, and whoever has it open, would stay. */
    public static void fresh(Path file) throws IOException {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.delete(file);
        }
        if (Files.notExists(file)) {
            Files.createFile(file, mode(OWNER));
        }
    }

    /** Writes a file or replaces one, so that whoever reads it at that moment gets the old content or the new. */
    public static void replace(Path file, byte[] content) throws StartException {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new StartException(ExitCode.CANNOT_CREATE, file + " is no file", "the name of a file");
            }
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            Path fresh = Files.createTempFile(target.getParent(), ".oriel-", ".tmp", mode(OWNER));
            try {
                Files.write(fresh, content);
                Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw refused(file, e);
        }
    }

    /** What a file is to hold from now on. */
    @FunctionalInterface
    public interface Content<E extends Exception> {

        /** Made while nobody else changes the file. */
        byte[] make() throws StartException, E;
    }

    /** Replaces a file, after everybody else who is about to; makes its folder first. */
    public static <E extends Exception> void change(Path file, Content<E> content)
            throws IOException, StartException, E {
        Path folder = file.toAbsolutePath().getParent();
        createFolder(folder);
        PrivateFile.<Path, E>alone(folder.resolve(file.getFileName() + ".lock"), () -> {
            replace(file, content.make());
            return file;
        });
    }

    /** What somebody does alone. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {

        /** Does it. */
        T run() throws IOException, StartException, E;
    }

    /** Does something while no other thread, and no other process, does anything by the same file of a lock. */
    public static <T, E extends Exception> T alone(Path lock, Work<T, E> work) throws IOException, StartException, E {
        // A lock of the system is a whole process's: Java refuses a second one to its other threads.
        synchronized (THREADS.computeIfAbsent(lock.toAbsolutePath().normalize(), path -> new Object())) {
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock(); // Until it is closed.
                return work.run();
            }
        }
    }

    /** Makes a folder of mode 0700 with all above it that are not there; one that is there stays as it is. */
    public static void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder, mode("rwx------"));
    }

    private static FileAttribute<?>[] mode(String permissions) {
        boolean modes = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return modes
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static StartException refused(Path file, IOException e) {
        if (e instanceof FileAlreadyExistsException) {
            return new StartException(
                    ExitCode.CANNOT_CREATE, file + " is there already", "another name, or remove it first");
        }
        if (e instanceof NoSuchFileException) {
            return new StartException(
                    ExitCode.CANNOT_CREATE, "the folder of " + file + " is not there", "a folder that is there");
        }
        if (e instanceof AccessDeniedException) {
            return new StartException(
                    ExitCode.NO_PERMISSION, file + " may not be written by this user", "a file in a folder of yours");
        }
        return new StartException(
                ExitCode.CANNOT_CREATE, file + " cannot be written: " + e.getMessage(), "another file");
    }
}
