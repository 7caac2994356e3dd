package oriel.transport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tags that change with the content of files. They are digests, because builds that can be repeated give all files the same
 * time; a file is digested once for as long as it is the same by its size, its times and its number on the disk. One that
 * was changed a moment ago may be changed again without any of them telling: it is digested each time. Thread-safe.
 */
final class FileTags {

    private static final int MOST = 2000;

    /** Clocks of file systems are no coarser. */
    private static final Duration MOMENT = Duration.ofSeconds(2);

    private static final int PIECE_BYTES = 64 << 10;
    private static final int TAG_BYTES = 12;

    private final Map<Known, String> tags = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Known, String> eldest) {
            return size() > MOST;
        }
    };

    /**
     * A file as it was when it was digested.
     *
     * @param changed when anything about it changed, which nobody can set, where the system keeps that
     * @param number of the file on its disk, where there is one
     */
    private record Known(Path file, long size, FileTime modified, Optional<FileTime> changed, Optional<Object> number) {

        boolean isSettled(Instant now) {
            FileTime newest =
                    changed.filter(time -> time.compareTo(modified) > 0).orElse(modified);
            return newest.toInstant().isBefore(now.minus(MOMENT));
        }
    }

    private final Supplier<Instant> clock;

    FileTags(Supplier<Instant> clock) {
        this.clock = clock;
    }

    /** The tag of a file; reads the file if it is not known. */
    String of(Path file, BasicFileAttributes attributes) throws IOException {
        Known known = new Known(
                file,
                attributes.size(),
                attributes.lastModifiedTime(),
                changed(file),
                Optional.ofNullable(attributes.fileKey()));
        Optional<String> kept = kept(known);
        if (kept.isPresent()) {
            return kept.get();
        }
        boolean settled = known.isSettled(clock.get());
        String tag = digest(file);
        if (settled) {
            keep(known, tag);
        }
        return tag;
    }

    private synchronized void keep(Known known, String tag) {
        tags.put(known, tag);
    }

    private static Optional<FileTime> changed(Path file) throws IOException {
        try {
            return Optional.of((FileTime) Files.getAttribute(file, "unix:ctime"));
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return Optional.empty(); // A system that does not keep it.
        }
    }

    private synchronized Optional<String> kept(Known known) {
        return Optional.ofNullable(tags.get(known));
    }

    private static String digest(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] piece = new byte[PIECE_BYTES];
            for (int length = content.read(piece); length >= 0; length = content.read(piece)) {
                digest.update(piece, 0, length);
            }
            return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), TAG_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
