package oriel.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        if (!name.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("a secret named " + name);
        }
        PrivateFile.createFolder(folder);
        try {
            return PrivateFile.<byte[], IOException>alone(
                    folder.resolve("lock"), () -> kept(folder.resolve(name), make));
        } catch (StartException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static byte[] kept(Path file, Supplier<byte[]> make) throws IOException, StartException {
        if (!Files.exists(file)) {
            PrivateFile.replace(file, make.get());
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(file + " is too large");
        }
        return Files.readAllBytes(file);
    }
}
