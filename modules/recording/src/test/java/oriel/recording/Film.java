package oriel.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.message.FramebufferUpdate;
import oriel.rfb.message.RectangleHeader;

/** A minute of rectangles that appear twice a second, the same every time, and what the picture is at each moment. */
final class Film {

    static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");
    static final int WIDTH = 96;
    static final int HEIGHT = 64;
    static final long STEP_MICROS = 500_000;
    static final int FRAMES = 120;
    static final int KEY_EVERY = 20;

    private final List<int[]> pictures = new ArrayList<>();
    private final List<Long> ends = new ArrayList<>();

    /** Records it into a file; complete, or as if the program had been killed. */
    Film(Path file, boolean complete) throws IOException {
        Random random = new Random(7);
        Framebuffer picture = new Framebuffer(WIDTH, HEIGHT);
        RecordingStart start = RecordingStart.of(TIME, WIDTH, HEIGHT, "Film");
        try (RecordingWriter writer = RecordingWriter.create(file, false, start)) {
            for (int i = 0; i < FRAMES; i++) {
                Rect rect = new Rect(random.nextInt(WIDTH - 30), random.nextInt(HEIGHT - 20), 30, 20);
                picture.fill(rect, random.nextInt(1 << 24));
                writer.append(ChunkKind.MESSAGES, i * STEP_MICROS, update(picture, rect));
                pictures.add(picture.pixels().clone());
                ends.add(writer.bytes());
                if (i % KEY_EVERY == KEY_EVERY - 1) {
                    writer.append(ChunkKind.KEY_FRAME, i * STEP_MICROS, KeyFramePicture.of(picture));
                }
            }
            if (complete) {
                writer.end(FRAMES * STEP_MICROS);
            }
        }
    }

    private static ByteBuffer update(Framebuffer picture, Rect rect) {
        WireBuffer out = new WireBuffer(4096);
        new FramebufferUpdate(1).write(out);
        new RectangleHeader(rect, Encodings.RAW).write(out);
        for (int y = rect.y(); y < rect.bottom(); y++) {
            for (int x = rect.x(); x < rect.right(); x++) {
                out.s32(Integer.reverseBytes(picture.pixels()[picture.offset(x, y)]));
            }
        }
        return out.view();
    }

    /** How many frames are whole in so many bytes of the file. */
    int framesWithin(int bytes) {
        return (int) ends.stream().filter(end -> end <= bytes).count();
    }

    /** The picture after so many frames. */
    int[] picture(int frames) {
        return frames == 0 ? new int[WIDTH * HEIGHT] : pictures.get(frames - 1);
    }

    /** The picture at a moment. */
    int[] pictureAt(long micros) {
        return picture((int) Math.min(FRAMES, micros / STEP_MICROS + 1));
    }
}
