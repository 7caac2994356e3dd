package oriel.encoding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import oriel.plugin.Configured;
import oriel.plugin.Options;

/**
 * What encoders use besides their own code.
 *
 * @param deflate ways to deflate, for formats that hold zlib streams of their own; a viewer's streams are the server's
 * @param jpeg a way to make JPEG images, if there is one
 */
public record EncoderTools(DeflateCoders deflate, Optional<Configured<JpegProvider>> jpeg) {

    /** The JDK's Deflater, and no JPEG. */
    public static final EncoderTools BASIC = new EncoderTools(DeflateCoders.BASIC, Optional.empty());

    /** The best of these providers that work here, without options: what ServiceLoader finds may be handed over as it is. */
    public static EncoderTools best(Iterable<DeflateProvider> deflate, Iterable<JpegProvider> jpeg) {
        List<Configured<DeflateProvider>> coders = new ArrayList<>();
        for (DeflateProvider each : deflate) {
            if (works(() -> each.unavailableReason(Options.none(each.name())))) {
                coders.add(new Configured<>(each, Options.none(each.name())));
            }
        }
        List<Configured<JpegProvider>> images = new ArrayList<>();
        for (JpegProvider each : jpeg) {
            if (works(() -> each.unavailableReason(Options.none(each.name())))) {
                images.add(new Configured<>(each, Options.none(each.name())));
            }
        }
        return new EncoderTools(
                new DeflateCoders(coders),
                images.stream()
                        .max(Comparator.comparingInt(each -> each.provider().priority())));
    }

    /** One that cannot be loaded, or what it needs, does not work. */
    private static boolean works(Supplier<Optional<String>> obstacle) {
        try {
            return obstacle.get().isEmpty();
        } catch (LinkageError e) {
            return false;
        }
    }
}
