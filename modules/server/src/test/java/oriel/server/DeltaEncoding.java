package oriel.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import oriel.client.DecoderProvider;
import oriel.client.PixelReader;
import oriel.client.RectDecoder;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncodedRect;
import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.EncoderTraits;
import oriel.encoding.EncoderTraits.Loss;
import oriel.encoding.EncoderTraits.Memory;
import oriel.encoding.PixelPacker;
import oriel.encoding.RectEncoder;
import oriel.plugin.Options;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.WireReader;

/**
 * A toy that remembers, as an encoding of films does: of a rectangle it sends how its pixels differ from those before. A byte
 * says what comes: a beginning, a key frame, which hold all pixels, or differences.
 */
final class DeltaEncoding implements EncoderProvider, DecoderProvider {

    static final int NUMBER = 0x4445_4c54;

    /** What comes. */
    enum Frame {
        BEGINNING,
        KEY,
        DIFFERENCES
    }

    private final List<Encoder> encoders = Collections.synchronizedList(new ArrayList<>());
    private final List<Decoder> decoders = Collections.synchronizedList(new ArrayList<>());

    /** The encoders that were made and not closed. */
    List<Encoder> open() {
        synchronized (encoders) {
            return encoders.stream().filter(each -> !each.closed.get()).toList();
        }
    }

    /** The decoder of the viewer that was connected last, once something came for it. */
    Decoder lastDecoder() {
        return decoders.get(decoders.size() - 1);
    }

    @Override
    public String name() {
        return "delta";
    }

    @Override
    public int encoding() {
        return NUMBER;
    }

    @Override
    public EncoderTraits traits() {
        return new EncoderTraits(Loss.NEVER, Memory.RECTANGLE, 1 << 16, 1 << 16);
    }

    @Override
    public RectEncoder create(Options options, EncoderTools tools) {
        Encoder encoder = new Encoder();
        encoders.add(encoder);
        return encoder;
    }

    @Override
    public RectDecoder create() {
        Decoder decoder = new Decoder();
        decoders.add(decoder);
        return decoder;
    }

    /** Pixels of a rectangle in a viewer's format. */
    static byte[] pixels(Framebuffer source, Rect rect, PixelFormat format) {
        PixelPacker packer = PixelPacker.pixels(format);
        byte[] packed = new byte[rect.width() * rect.height() * packer.bytesPerPixel() + PixelPacker.SPARE_BYTES];
        int at = 0;
        for (int y = rect.y(); y < rect.bottom(); y++) {
            at = packer.pack(source.pixels(), source.offset(rect.x(), y), rect.width(), packed, at);
        }
        return Arrays.copyOf(packed, at);
    }

    private static byte[] differences(byte[] one, byte[] other) {
        byte[] differences = new byte[one.length];
        for (int i = 0; i < one.length; i++) {
            differences[i] = (byte) (one[i] ^ other[i]);
        }
        return differences;
    }

    /** Of one rectangle. */
    static final class Encoder implements RectEncoder {

        private final AtomicBoolean closed = new AtomicBoolean();
        private final AtomicBoolean busy = new AtomicBoolean();
        private Optional<Rect> known = Optional.empty();
        private PixelFormat format = PixelFormat.NATIVE;
        private byte[] before = {};
        private Frame next = Frame.BEGINNING;

        @Override
        public void encode(Framebuffer source, Rect rect, EncodeSettings settings, EncodedRect out) {
            assertFalse(busy.getAndSet(true), "two threads at once");
            assertFalse(closed.get(), "it is closed");
            assertEquals(rect, known.orElse(rect), "another rectangle");
            known = Optional.of(rect);
            byte[] now = pixels(source, rect, settings.format());
            if (next == Frame.DIFFERENCES && !format.equals(settings.format())) {
                next = Frame.KEY;
            }
            format = settings.format();
            out.bytes().u8(next.ordinal());
            out.bytes().put(next == Frame.DIFFERENCES ? differences(now, before) : now);
            before = now;
            next = Frame.DIFFERENCES;
            busy.set(false);
        }

        @Override
        public void reset() {
            known = Optional.empty();
            next = Frame.BEGINNING;
        }

        @Override
        public void requestKeyFrame() {
            next = next == Frame.BEGINNING ? Frame.BEGINNING : Frame.KEY;
        }

        @Override
        public void close() {
            assertFalse(closed.getAndSet(true), "closed twice");
        }
    }

    /** Of one viewer. */
    static final class Decoder implements RectDecoder {

        private final Map<Rect, byte[]> before = new HashMap<>();
        private final List<Frame> frames = new ArrayList<>();

        /** What has come since the last call. */
        List<Frame> takeFrames() {
            List<Frame> taken = List.copyOf(frames);
            frames.clear();
            return taken;
        }

        /** Loses the pixels of every rectangle. */
        void forget() {
            before.clear();
        }

        @Override
        public void decode(WireReader in, PixelReader pixels, Rect rect, Framebuffer target) throws IOException {
            Frame frame = Frame.values()[in.u8()];
            byte[] now = in.bytes(rect.width() * rect.height() * pixels.pixelBytes());
            byte[] former = before.get(rect);
            frames.add(frame);
            if (frame == Frame.DIFFERENCES) {
                if (former == null || former.length != now.length) {
                    throw new ProtocolException("differences from pixels that are not there");
                }
                now = differences(now, former);
            }
            before.put(rect, now);
            for (int i = 0; i < rect.area(); i++) {
                target.pixels()[target.offset(rect.x() + i % rect.width(), rect.y() + i / rect.width())] =
                        pixels.pixel(now, i * pixels.pixelBytes());
            }
        }
    }
}
