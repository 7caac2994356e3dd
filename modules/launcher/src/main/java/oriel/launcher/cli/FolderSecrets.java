package oriel.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import oriel.security.SecretStorage;

/** Secrets as files of a folder of their own, for this user alone; several servers of one user share them. */
public final class FolderSecrets implements SecretStorage {

    private static final int MAX_BYTES = 1 << 16;

    private final Path folder;

    /** @param stateFolder above it */
    public FolderSecrets(Path stateFolder) {
        folder = stateFolder.resolve("secrets");
    }

    @Override
    public byte[] secret(String name, Supplier<byte[]> make) throws IOException {
        Path file = file(name);
        PrivateFile.createFolder(folder);
        try {
            return PrivateFile.<byte[], IOException>alone(folder.resolve("lock"), () -> kept(file, make));
        } catch (StartException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Without the lock: a file is there as a whole, or not at all. */
    @Override
    public Optional<byte[]> kept(String name) throws IOException {
        Path file = file(name);
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    private Path file(String name) {
        if (!name.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("a secret named " + name);
        }
        return folder.resolve(name);
    }

    private static byte[] kept(Path file, Supplier<byte[]> make) throws IOException, StartException {
        if (!Files.exists(file)) {
            PrivateFile.replace(file, make.get());
        }
        return read(file);
    }

    private static byte[] read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(file + " is too large");
        }
        return Files.readAllBytes(file);
    }
}
