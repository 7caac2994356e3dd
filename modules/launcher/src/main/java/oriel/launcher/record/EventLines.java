package oriel.launcher.record;

import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import oriel.launcher.config.JsonOutput;
import oriel.recording.Chunk;
import oriel.recording.ChunkKind;
import oriel.recording.RecordingReader;

/** What happened in a recording, without pictures: a line of JSON each. */
final class EventLines {

    private static final int KEY_EVENT = 4;
    private static final int KEY_BYTES = 8;
    private static final int POINTER_EVENT = 5;
    private static final int POINTER_BYTES = 6;

    private EventLines() {}

    /** Writes the events between two times, behind a line that says what the recording is. */
    static void write(RecordingReader recording, long begin, long end, Writer out) throws IOException {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("recording", recording.start().time().toString());
        head.put("name", recording.start().init().name());
        head.put("width", recording.start().init().width());
        head.put("height", recording.start().init().height());
        head.put("seconds", recording.durationMicros() / 1e6);
        line(head, out);
        recording.rewind();
        Optional<Chunk> chunk = recording.next();
        while (chunk.isPresent() && chunk.get().micros() <= end) {
            if (chunk.get().micros() >= begin) {
                line(event(chunk.get()), out);
            }
            chunk = recording.next();
        }
    }

    private static void line(Map<String, Object> members, Writer out) throws IOException {
        if (!members.isEmpty()) {
            out.write(JsonOutput.line(members) + "\n");
        }
    }

    /** Nothing for what is no event. */
    private static Map<String, Object> event(Chunk chunk) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("at", chunk.micros() / 1e6);
        ByteBuffer data = ByteBuffer.wrap(chunk.data());
        if (chunk.kind() == ChunkKind.MESSAGES) {
            event.put("event", "messages");
            event.put("bytes", data.remaining());
            return event;
        }
        if (chunk.kind() != ChunkKind.INPUT || !data.hasRemaining()) {
            return Map.of();
        }
        int type = data.get(0);
        if (type == KEY_EVENT && data.remaining() == KEY_BYTES) {
            event.put("event", "key");
            event.put("down", data.get(1) != 0);
            event.put("keysym", "0x" + Integer.toHexString(data.getInt(4)));
            return event;
        }
        if (type == POINTER_EVENT && data.remaining() == POINTER_BYTES) {
            event.put("event", "pointer");
            event.put("x", data.getShort(2) & 0xffff);
            event.put("y", data.getShort(4) & 0xffff);
            event.put("buttons", data.get(1) & 0xff);
            return event;
        }
        return Map.of();
    }
}
