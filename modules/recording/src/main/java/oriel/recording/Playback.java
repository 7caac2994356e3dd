package oriel.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import oriel.client.ServerEvent;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.rfb.Region;
import oriel.rfb.SecurityTypes;
import oriel.rfb.WireBuffer;
import oriel.rfb.message.ProtocolVersion;
import oriel.rfb.message.SecurityResult;
import oriel.rfb.message.SecurityTypeList;

/**
 * The picture of a recording at one moment after the other. A recording that breaks the rules somewhere ends there. Used by
 * one thread.
 */
public final class Playback implements AutoCloseable {

    /** What is farther ahead is reached by its key frame, and not by all that happened in between. */
    private static final long LEAP_MICROS = 20_000_000;

    /** More areas are told as one that holds them all. */
    private static final int MAX_AREAS = 100;

    private final RecordingReader recording;
    private final Region changed = new Region();
    private Feed feed;
    private Viewer viewer;
    private Optional<Chunk> ahead = Optional.empty();
    private boolean keyWanted;
    private boolean bell;
    private boolean over;
    private Optional<String> damage = Optional.empty();
    private final long endMicros;

    /**
     * At the beginning, where the picture is black. Closes the recording if that fails.
     *
     * @throws RecordingException if there can be no picture of the recording's size
     */
    public Playback(RecordingReader recording) throws IOException {
        this.recording = recording;
        this.endMicros = recording.durationMicros();
        boolean begun = false;
        try {
            restart();
            begun = true;
        } finally {
            if (!begun) {
                recording.close();
            }
        }
    }

    private void restart() throws IOException {
        WireBuffer said = new WireBuffer(64);
        ProtocolVersion.V3_8.write(said);
        SecurityTypeList.of(List.of(SecurityTypes.NONE)).write(said);
        SecurityResult.ADMITTED.write(said);
        recording.start().init().write(said);
        feed = new Feed(recording, ByteBuffer.wrap(said.toBytes()));
        try {
            viewer = Viewer.connect(feed, ViewerOptions.OPEN);
        } catch (IOException e) {
            throw new RecordingException("this recording cannot be shown: " + e.getMessage());
        }
        viewer.setEncodings(List.of(Encodings.RAW));
        ahead = Optional.empty();
        over = false;
        changed.clear();
        changed.add(viewer.picture().bounds());
    }

    /** The picture now; its owner. Another object after its size has changed, or after a {@link #seek}. */
    public Framebuffer picture() {
        return viewer.picture();
    }

    /** The name of the recorded desktop. */
    public String name() {
        return recording.start().init().name();
    }

    /** How long it lasts. */
    public long durationMicros() {
        return endMicros;
    }

    /** What is wrong with the recording, as far as it was played. */
    public Optional<String> damage() {
        return damage;
    }

    /** When the next message is due; empty at the end. */
    public OptionalLong nextMicros() {
        look();
        return ahead.map(chunk -> OptionalLong.of(chunk.micros())).orElseGet(OptionalLong::empty);
    }

    /** Reads up to the next chunk that is to be played. */
    private void look() {
        while (ahead.isEmpty() && !over) {
            try {
                Optional<Chunk> next = recording.next();
                over = next.isEmpty();
                ahead = next.filter(this::isPlayed);
                if (next.isPresent() && ahead.isEmpty()) {
                    skip(next.get());
                }
            } catch (IOException e) {
                end(e);
            }
        }
    }

    private boolean isPlayed(Chunk chunk) {
        return chunk.kind() == ChunkKind.MESSAGES || chunk.kind() == ChunkKind.KEY_FRAME && keyWanted;
    }

    private void skip(Chunk chunk) throws IOException {
        boolean more = chunk.continued();
        while (more) {
            more = recording.next().map(Chunk::continued).orElse(false);
        }
    }

    private void end(IOException reason) {
        over = true;
        ahead = Optional.empty();
        damage = Optional.of(String.valueOf(reason.getMessage()));
    }

    /** Plays the next message, if there is one that is due at a time or was before. */
    public boolean step(long micros) {
        look();
        if (ahead.isEmpty() || ahead.get().micros() > micros) {
            return false;
        }
        feed.say(ahead.get());
        ahead = Optional.empty();
        keyWanted = false;
        try {
            while (feed.hasMore()) {
                obey(viewer.read());
            }
        } catch (IOException e) {
            end(e);
        }
        return true;
    }

    private void obey(ServerEvent event) {
        if (event instanceof ServerEvent.Update update) {
            update.areas().forEach(this::add);
            if (update.resized()) {
                changed.clear();
                changed.add(viewer.picture().bounds());
            }
        } else if (event instanceof ServerEvent.Bell) {
            bell = true;
        }
    }

    private void add(Rect area) {
        if (changed.contains(area)) {
            return;
        }
        if (changed.rects().size() < MAX_AREAS) {
            changed.add(area);
            return;
        }
        Rect all = changed.bounds().union(area);
        changed.clear();
        changed.add(all);
    }

    /** Plays all that is due at a time; what lies far ahead by its key frame. */
    public void playTo(long micros) throws IOException {
        long now = nextMicros().orElse(Long.MAX_VALUE);
        boolean far = recording.keyFrameMicros(micros).orElse(0L) > now
                && recording.keyFrameMicros(micros).orElse(0L) - now > LEAP_MICROS;
        if (far) {
            seek(micros);
        }
        boolean more = true;
        while (more) {
            more = step(micros);
        }
    }

    /** Goes to a time, forward or back, and plays what is due there. */
    public void seek(long micros) throws IOException {
        keyWanted = recording.seek(micros).isPresent();
        restart();
        boolean more = true;
        while (more) {
            more = step(micros);
        }
    }

    /** What has changed since the last call; nothing of it lies outside of the picture. */
    public List<Rect> takeChanges() {
        changed.clip(viewer.picture().bounds());
        List<Rect> taken = changed.rects();
        changed.clear();
        return taken;
    }

    /** Whether the bell has rung since the last call. */
    public boolean takeBell() {
        boolean rang = bell;
        bell = false;
        return rang;
    }

    @Override
    public void close() {
        recording.close();
    }
}
