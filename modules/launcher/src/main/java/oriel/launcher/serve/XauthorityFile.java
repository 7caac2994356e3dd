package oriel.launcher.serve;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/** The file with the secret by which X programs are let in; its folder and the file are its owner's alone. */
final class XauthorityFile implements AutoCloseable {

    private static final int FAMILY_WILD = 0xffff;
    private static final int COOKIE_BYTES = 16;

    private final Path folder;
    private final byte[] cookie = new byte[COOKIE_BYTES];

    private XauthorityFile(Path folder) {
        this.folder = folder;
        new SecureRandom().nextBytes(cookie);
    }

    /** Makes one for a display whose number is not known yet. */
    static XauthorityFile create() throws IOException {
        XauthorityFile file = new XauthorityFile(Files.createTempDirectory("oriel-virtual-"));
        Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rw-------");
        FileAttribute<Set<PosixFilePermission>> permissions = PosixFilePermissions.asFileAttribute(owner);
        Files.createFile(file.path(), permissions);
        Files.createFile(file.log(), permissions);
        file.write("");
        return file;
    }

    /** What it is in, and nothing else of anybody's. */
    Path folder() {
        return folder;
    }

    Path path() {
        return folder.resolve("Xauthority");
    }

    /** A file beside it, for what the X server says. */
    Path log() {
        return folder.resolve("log");
    }

    /** Writes the one entry: family, address, number, name, data; texts with their lengths before them (Xau's man page). */
    void write(String displayNumber) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(FAMILY_WILD);
        for (byte[] field : new byte[][] {
            {},
            displayNumber.getBytes(StandardCharsets.US_ASCII),
            "MIT-MAGIC-COOKIE-1".getBytes(StandardCharsets.US_ASCII),
            cookie
        }) {
            out.writeShort(field.length);
            out.write(field);
        }
        Files.write(path(), bytes.toByteArray());
    }

    @Override
    public void close() {
        for (Path each : new Path[] {path(), log(), folder}) {
            try {
                Files.deleteIfExists(each);
            } catch (IOException e) {
                each.toFile().deleteOnExit();
            }
        }
    }
}
