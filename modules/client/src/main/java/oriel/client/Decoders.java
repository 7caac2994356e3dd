package oriel.client;

import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.WireReader;
import oriel.rfb.message.CopyRect;

/** The decoders that a viewer has: this client's own and those of plugins. Immutable. */
public final class Decoders {

    /** Those of this client, the best first. */
    static final List<Integer> ENCODINGS = List.of(
            Encodings.ZRLE,
            Encodings.TIGHT,
            Encodings.TIGHT_PNG,
            Encodings.ZLIB,
            Encodings.TRLE,
            Encodings.HEXTILE,
            Encodings.CORRE,
            Encodings.RRE,
            Encodings.JPEG,
            Encodings.COPY_RECT,
            Encodings.RAW);

    /** This client's own. */
    public static final Decoders OWN = new Decoders(Map.of());

    private final Map<Integer, DecoderProvider> others;

    private Decoders(Map<Integer, DecoderProvider> others) {
        this.others = others;
    }

    /** This client's own and those of plugins; of two for one encoding its own, or the first. */
    public static Decoders with(Collection<DecoderProvider> plugins) {
        Map<Integer, DecoderProvider> others = new LinkedHashMap<>();
        plugins.stream()
                .filter(plugin -> of(plugin.encoding()).isEmpty())
                .forEach(plugin -> others.putIfAbsent(plugin.encoding(), plugin));
        return new Decoders(Collections.unmodifiableMap(others));
    }

    /** The encodings that can be decoded, the best first; those of plugins after this client's own. */
    public List<Integer> encodings() {
        return Stream.concat(ENCODINGS.stream(), others.keySet().stream()).toList();
    }

    /** The number of an encoding's or a plugin's name, in any case of letters. */
    public OptionalInt number(String name) {
        OptionalInt known = Encodings.number(name);
        return known.isPresent()
                ? known
                : others.values().stream()
                        .filter(plugin -> plugin.name().equalsIgnoreCase(name))
                        .mapToInt(DecoderProvider::encoding)
                        .findFirst();
    }

    /** The name of an encoding, its plugin's, or its number as text. */
    public String name(int encoding) {
        DecoderProvider plugin = others.get(encoding);
        return plugin == null ? Encodings.name(encoding) : plugin.name();
    }

    /** A new decoder of an encoding's number. */
    public Optional<RectDecoder> create(int encoding) {
        return of(encoding).or(() -> Optional.ofNullable(others.get(encoding)).map(DecoderProvider::create));
    }

    /** A new decoder of an encoding's number, of this client's own. */
    public static Optional<RectDecoder> of(int encoding) {
        return switch (encoding) {
            case Encodings.RAW -> Optional.of(Decoders::raw);
            case Encodings.COPY_RECT -> Optional.of(Decoders::copyRect);
            case Encodings.RRE -> Optional.of(new RreDecoder(false));
            case Encodings.CORRE -> Optional.of(new RreDecoder(true));
            case Encodings.HEXTILE -> Optional.of(new HextileDecoder());
            case Encodings.ZLIB -> Optional.of(new ZlibDecoder());
            case Encodings.TIGHT -> Optional.of(TightDecoder.tight());
            case Encodings.TIGHT_PNG -> Optional.of(TightDecoder.tightPng());
            case Encodings.TRLE -> Optional.of(new TrleDecoder());
            case Encodings.ZRLE -> Optional.of(new ZrleDecoder());
            case Encodings.JPEG -> Optional.of(new JpegDecoder());
            default -> Optional.empty();
        };
    }

    /** RFC 6143 section 7.7.1. */
    private static void raw(WireReader in, PixelReader pixels, Rect rect, Framebuffer target) throws IOException {
        for (int y = rect.y(); y < rect.bottom(); y++) {
            byte[] row = in.bytes(rect.width() * pixels.pixelBytes());
            int at = target.offset(rect.x(), y);
            for (int x = 0; x < rect.width(); x++) {
                target.pixels()[at + x] = pixels.pixel(row, x * pixels.pixelBytes());
            }
        }
    }

    /** RFC 6143 section 7.7.2. */
    private static void copyRect(WireReader in, PixelReader pixels, Rect rect, Framebuffer target) throws IOException {
        CopyRect copy = CopyRect.read(rect, in);
        if (!target.bounds().contains(copy.source())) {
            throw new ProtocolException("CopyRect from outside of the picture");
        }
        target.move(copy.sourceX(), copy.sourceY(), rect);
    }
}
