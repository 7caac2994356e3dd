package oriel.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The JVMs of one build that run tests at the same time. Nobody knows which of them has made a file or a piece of shared
 * memory; so the last one that ends answers for what is there and was not before the first one began. Each holds a lock on
 * one file meanwhile, which the system takes back if a JVM dies. Used by one thread.
 */
final class TestRun implements AutoCloseable {

    private final Set<String> before;
    private final Optional<FileChannel> others;
    private Optional<FileLock> membership;

    private TestRun(Set<String> before, Optional<FileChannel> others, Optional<FileLock> membership) {
        this.before = before;
        this.others = others;
        this.membership = membership;
    }

    /** One JVM without others beside it. */
    static TestRun alone(Set<String> now) {
        return new TestRun(now, Optional.empty(), Optional.empty());
    }

    /**
     * Begins beside others that have the same file, or as the first one.
     *
     * @param file is made; its content is what was there before the first one
     * @param now keys of what is there, each without a line break
     */
    static TestRun join(Path file, Set<String> now) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try (FileLock first = channel.tryLock()) {
                if (first != null) {
                    channel.truncate(0).write(ByteBuffer.wrap(bytes(now)), 0);
                }
            }
            FileLock membership = channel.lock(0, Long.MAX_VALUE, true);
            return new TestRun(keys(channel), Optional.of(channel), Optional.of(membership));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Set<String> keys) {
        return String.join("\n", keys).getBytes(StandardCharsets.UTF_8);
    }

    private static Set<String> keys(FileChannel channel) throws IOException {
        byte[] all = Channels.newInputStream(channel.position(0)).readAllBytes();
        return new TreeSet<>(new String(all, StandardCharsets.UTF_8).lines().toList());
    }

    /** Keys of what was there before the first of them. */
    Set<String> before() {
        return before;
    }

    /** Leaves the others; true if none is left, and then none begins before {@link #close}. */
    boolean leave() throws IOException {
        if (others.isEmpty()) {
            return true;
        }
        if (membership.isPresent()) {
            membership.get().release();
        }
        membership = Optional.ofNullable(others.get().tryLock());
        return membership.isPresent();
    }

    @Override
    public void close() throws IOException {
        if (others.isPresent()) {
            others.get().close();
        }
    }
}
