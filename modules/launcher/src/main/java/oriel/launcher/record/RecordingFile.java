package oriel.launcher.record;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.Quoted;
import oriel.recording.Playback;
import oriel.recording.RecordingException;
import oriel.recording.RecordingReader;
import oriel.recording.RecordingStart;
import oriel.recording.RecordingWriter;

/** Opens recordings for commands, and says what to do where that cannot be. */
public final class RecordingFile {

    private RecordingFile() {}

    /** What opens one. */
    private interface Opening<T> {
        T open() throws IOException;
    }

    /** The pictures of a recording. */
    public static Playback open(Path file) throws StartException {
        return opened(file, () -> new Playback(RecordingReader.open(file)));
    }

    /** The chunks of a recording. */
    static RecordingReader read(Path file) throws StartException {
        return opened(file, () -> RecordingReader.open(file));
    }

    private static <T> T opened(Path file, Opening<T> opening) throws StartException {
        try {
            return opening.open();
        } catch (RecordingException e) {
            throw new StartException(
                    ExitCode.NO_INPUT, named(file) + " cannot be played: " + e.getMessage(), "a file of oriel record");
        } catch (NoSuchFileException e) {
            throw new StartException(ExitCode.NO_INPUT, "there is no file " + named(file), "its name with its folder");
        } catch (AccessDeniedException e) {
            throw new StartException(ExitCode.NO_PERMISSION, named(file) + " may not be read", "the user who made it");
        } catch (IOException e) {
            throw new StartException(
                    ExitCode.NO_INPUT, named(file) + " cannot be read: " + e.getMessage(), "another file");
        }
    }

    /** Begins a recording. */
    static RecordingWriter create(Path file, boolean over, RecordingStart start) throws StartException {
        try {
            return RecordingWriter.create(file, over, start);
        } catch (FileAlreadyExistsException e) {
            throw isThere(file);
        } catch (AccessDeniedException e) {
            throw new StartException(ExitCode.NO_PERMISSION, named(file) + " may not be written", "another folder");
        } catch (NoSuchFileException e) {
            throw new StartException(
                    ExitCode.CANNOT_CREATE, "there is no folder for " + named(file), "a folder that is there");
        } catch (IOException e) {
            throw notWritten(file, e);
        }
    }

    /** A file is not to be written over. */
    static StartException isThere(Path file) {
        return new StartException(
                ExitCode.CANNOT_CREATE, named(file) + " is there already", "another name, or --over to write over it");
    }

    /** A file cannot be written any more. */
    static StartException notWritten(Path file, IOException e) {
        return new StartException(
                ExitCode.CANNOT_CREATE,
                named(file) + " cannot be written: " + e.getMessage(),
                "a disk with room; what was written until then is kept");
    }

    private static String named(Path file) {
        return Quoted.printable(file.toString());
    }
}
