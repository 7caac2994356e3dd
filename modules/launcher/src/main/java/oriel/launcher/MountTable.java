package oriel.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The mounted file systems of Linux, in the order in which they were mounted. */
final class MountTable {

    private static final Path FILE = Path.of("/proc/self/mounts");
    private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");

    private record Mount(Path point, List<String> options) {}

    private final List<Mount> mounts;

    private MountTable(List<Mount> mounts) {
        this.mounts = mounts;
    }

    /** That of this process; empty where it cannot be read. */
    static MountTable ofProcess() {
        try {
            return of(new String(Files.readAllBytes(FILE), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new MountTable(List.of());
        }
    }

    /** Reads lines of {@code proc(5)}, "/proc/pid/mounts". */
    static MountTable of(String lines) {
        List<Mount> mounts = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            String[] fields = line.split(" ");
            if (fields.length >= 4) {
                try {
                    mounts.add(new Mount(Path.of(unescaped(fields[1])), Arrays.asList(fields[3].split(","))));
                } catch (InvalidPathException e) {
                    continue; // no name that this Java's locale can write, so no file of ours is there
                }
            }
        }
        return new MountTable(mounts);
    }

    private static String unescaped(String point) {
        return OCTAL.matcher(point)
                .replaceAll(found ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(found.group(1), 8))));
    }

    /** True unless the file system that holds the file or folder forbids to run what it holds. */
    boolean executes(Path file) {
        Path real = real(file);
        Optional<Mount> holder = Optional.empty();
        for (Mount mount : mounts) {
            boolean deeper = holder.isEmpty()
                    || mount.point().getNameCount() >= holder.get().point().getNameCount();
            if (deeper && real.startsWith(mount.point())) {
                holder = Optional.of(mount); // of two at one point the later one covers the earlier
            }
        }
        return holder.isEmpty() || !holder.get().options().contains("noexec");
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize();
        }
    }
}
