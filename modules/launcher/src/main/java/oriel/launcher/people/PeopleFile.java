package oriel.launcher.people;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.PrivateFile;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.FileMode;
import oriel.launcher.config.Keys;

/**
 * Where people with names are kept. Whoever reads it at any moment gets all of it, as it was or as it is.
 *
 * @param file need not be there: then there is nobody
 */
public record PeopleFile(Path file) {

    private static final long MOST_BYTES = 1 << 22;

    /** Changes what is there. */
    @FunctionalInterface
    public interface Change {

        /** Who there is after it. */
        People of(People now) throws StartException;
    }

    /** That of a configuration. */
    public static PeopleFile of(Configuration configuration) {
        return new PeopleFile(configuration
                .path(Keys.USERS)
                .orElse(configuration.stateFolder().resolve("users.json")));
    }

    /**
     * Reads it.
     *
     * @throws ConfigException if it is there and cannot be used
     */
    public People read() throws ConfigException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new ConfigException(file + " is too large for a file of users", "name another file");
            }
            return People.parse(file.toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            return People.NOBODY;
        } catch (CharacterCodingException e) {
            throw new ConfigException(file + " is no text in UTF-8", "mend it, or remove it and use oriel user add");
        } catch (IOException e) {
            throw new ConfigException(
                    ConfigException.Kind.NO_PERMISSION,
                    List.of("the users' file " + file + " cannot be read"),
                    "let this user read it, or name another one in users");
        }
    }

    /** A warning if other people can read it, who might then guess passwords at leisure. */
    public Optional<String> warning() {
        return Files.exists(file) ? FileMode.warning("file of users", file) : Optional.empty();
    }

    /**
     * Changes it, after everybody else who is about to.
     *
     * @return who is there now
     */
    public People change(Change change) throws ConfigException, StartException {
        AtomicReference<People> changed = new AtomicReference<>();
        try {
            PrivateFile.<ConfigException>change(file, () -> {
                changed.set(change.of(read()));
                return changed.get().text().getBytes(StandardCharsets.UTF_8);
            });
            return changed.get();
        } catch (IOException e) {
            throw new StartException(
                    ExitCode.CANNOT_CREATE,
                    "the users' file " + file + " cannot be written: " + e.getMessage(),
                    "users in the configuration with a file in a folder of this user");
        }
    }
}
