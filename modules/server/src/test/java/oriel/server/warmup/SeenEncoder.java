package oriel.server.warmup;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncodedRect;
import oriel.encoding.EncodedRect.Length;
import oriel.encoding.EncodedRect.Stream;
import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.EncoderTraits;
import oriel.encoding.EncoderTraits.Loss;
import oriel.encoding.EncoderTraits.Memory;
import oriel.encoding.RectEncoder;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.server.encode.EncoderPool;

/** An encoder that notes what it is given, and has something compressed. Thread-safe. */
final class SeenEncoder implements EncoderProvider {

    private final int encoding;
    private final EncoderTraits traits;
    private final Runnable each;
    private final List<Given> given = new CopyOnWriteArrayList<>();
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    /** What was to be encoded. */
    record Given(Framebuffer picture, Rect rect, EncodeSettings settings) {

        /** The colour of a pixel. */
        int at(int x, int y) {
            return picture.pixels()[picture.offset(x, y)] & 0xffffff;
        }
    }

    /** Something is done with each rectangle that it encodes. */
    SeenEncoder(int encoding, EncoderTraits traits, Runnable each) {
        this.encoding = encoding;
        this.traits = traits;
        this.each = each;
    }

    /** Takes whatever comes. */
    static SeenEncoder of(int encoding, Loss loss, Memory memory) {
        return new SeenEncoder(encoding, new EncoderTraits(loss, memory, 8192, 1 << 24), () -> {});
    }

    /** What can be had from some of them. */
    static EncoderPool pool(SeenEncoder... encoders) {
        return new EncoderPool(configured(encoders), EncoderTools.BASIC);
    }

    /** As a server gets them. */
    static List<Configured<EncoderProvider>> configured(SeenEncoder... encoders) {
        return List.of(encoders).stream()
                .map(encoder -> Configured.<EncoderProvider>plain(encoder))
                .toList();
    }

    /** Everything so far. */
    List<Given> given() {
        return List.copyOf(given);
    }

    /** How many encoders were made. */
    int made() {
        return made.get();
    }

    /** How many of them are in use still. */
    int open() {
        return made.get() - closed.get();
    }

    @Override
    public String name() {
        return "seen " + encoding;
    }

    @Override
    public int encoding() {
        return encoding;
    }

    @Override
    public EncoderTraits traits() {
        return traits;
    }

    @Override
    public RectEncoder create(Options options, EncoderTools tools) {
        made.incrementAndGet();
        return new RectEncoder() {
            @Override
            public void encode(Framebuffer source, Rect rect, EncodeSettings settings, EncodedRect out) {
                given.add(new Given(source, rect, settings));
                out.bytes().zeros(16);
                out.deflate(0, new Stream(0, Length.FOUR_BYTES, 1));
                each.run();
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
    }
}
