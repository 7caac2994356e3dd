package oriel.launcher.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncodedRect;
import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.EncoderTraits;
import oriel.encoding.EncoderTraits.Loss;
import oriel.encoding.EncoderTraits.Memory;
import oriel.encoding.RectEncoder;
import oriel.encoding.ZlibStreams;
import oriel.launcher.bench.EncoderResult.Sent;
import oriel.plugin.Configured;
import oriel.plugin.PluginException;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.scenes.Scene;
import oriel.scenes.SceneKind;
import oriel.server.content.Segment;
import oriel.server.content.SegmenterPool;

/**
 * Sends scenes through encoders, as a server would for one viewer: the areas that a frame has changed are cut, encoded and
 * compressed. Only that is timed, not the drawing; all of it is one thread's work, and what is counted is the processor's time
 * if Java can tell it, so that other programs on the machine change little.
 */
public final class EncoderBench {

    /** Sizes are those of the first frames, so that they are the same for the same seed, however fast an encoder is. */
    private static final int SIZED_FRAMES = 20;

    private static final int RECT_HEADER = 12;
    private static final int MAX_TILE = 64;

    private final Conditions conditions;
    private final EncoderTools tools;

    /**
     * Under which conditions encoders are compared.
     *
     * @param width of the screen, in pixels
     * @param height of the screen, in pixels
     * @param seed of the scenes
     * @param time to measure for; half of it is warmed up before
     */
    public record Conditions(int width, int height, long seed, Duration time) {}

    /** A bench with what encoders may use. */
    public EncoderBench(Conditions conditions, EncoderTools tools) {
        this.conditions = conditions;
        this.tools = tools;
    }

    /**
     * Sends one scene through one encoder.
     *
     * @throws PluginException if the encoder cannot be made
     */
    public EncoderResult run(SceneKind kind, Configured<EncoderProvider> encoder, EncodeSettings settings)
            throws PluginException {
        Scene scene = kind.open(conditions.width(), conditions.height(), conditions.seed());
        try (RectEncoder made = encoder.provider().create(encoder.options(), tools);
                ZlibStreams streams = new ZlibStreams(tools.deflate())) {
            EncoderTraits traits = encoder.provider().traits();
            boolean lacksJpeg =
                    traits.loss() == Loss.WHERE_ALLOWED && tools.jpeg().isEmpty();
            Line line = new Line(made, traits, lacksJpeg ? settings.withoutLoss() : settings, streams);
            Sent sized = line.send(scene, SIZED_FRAMES, 0);
            line.send(scene, 1, conditions.time().toNanos() / 2);
            Sent timed = line.send(scene, 1, conditions.time().toNanos());
            return new EncoderResult(kind, encoder.provider().name(), sized, timed);
        }
    }

    /** An encoder at work for a viewer. */
    private static final class Line {

        private final RectEncoder encoder;
        private final EncoderTraits traits;
        private final EncodeSettings settings;
        private final ZlibStreams streams;
        private final SegmenterPool segmenters = new SegmenterPool();
        private final EncodedRect encoded = new EncodedRect();
        private final WireBuffer out = new WireBuffer(1 << 20);
        private final LongSupplier clock = clock();
        private Rect last = Rect.EMPTY;
        private long pixels;
        private long bytes;

        Line(RectEncoder encoder, EncoderTraits traits, EncodeSettings settings, ZlibStreams streams) {
            this.encoder = encoder;
            this.traits = traits;
            this.settings = settings;
            this.streams = streams;
        }

        private static LongSupplier clock() {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            return threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled()
                    ? threads::getCurrentThreadCpuTime
                    : System::nanoTime;
        }

        /** Sends at least {@code least} frames, and goes on until encoding has taken that long. */
        Sent send(Scene scene, int least, long limitNanos) {
            pixels = 0;
            bytes = 0;
            long nanos = 0;
            int frames = 0;
            while (frames < least || nanos < limitNanos) {
                List<Rect> areas = scene.next();
                long start = clock.getAsLong();
                for (Rect area : areas) {
                    encode(scene, area);
                }
                nanos += clock.getAsLong() - start;
                frames++;
            }
            return new Sent(frames, pixels, bytes, nanos);
        }

        private void encode(Scene scene, Rect area) {
            pixels += area.area();
            if (traits.loss() == Loss.ALWAYS) {
                // A server leaves text to another encoder; here all of it shows what this one does.
                encode(scene, new Segment(area, true));
                return;
            }
            for (Segment part : segmenters.segment(scene.picture(), area, traits.loss(), settings)) {
                encode(scene, part);
            }
        }

        private void encode(Scene scene, Segment part) {
            EncodeSettings allowed = part.lossy() ? settings : settings.withoutLoss();
            for (Rect piece : pieces(part.rect())) {
                if (traits.memory() == Memory.RECTANGLE && !piece.equals(last)) {
                    encoder.reset();
                }
                last = piece;
                encoder.encode(scene.picture(), piece, allowed, encoded.clear());
                streams.write(encoded, out.clear());
                bytes += RECT_HEADER + out.size();
            }
        }

        /** The part cut so that each piece fits the encoder, along its tiles. */
        private List<Rect> pieces(Rect part) {
            int width = Math.min(part.width(), traits.maxWidth());
            int height = Math.min(traits.maxHeight(), Math.max(1, traits.maxPixels() / width));
            if (height > MAX_TILE) {
                height -= height % MAX_TILE;
            }
            List<Rect> pieces = new ArrayList<>();
            for (int y = part.y(); y < part.bottom(); y += height) {
                for (int x = part.x(); x < part.right(); x += width) {
                    pieces.add(
                            Rect.between(x, y, Math.min(part.right(), x + width), Math.min(part.bottom(), y + height)));
                }
            }
            return pieces;
        }
    }
}
