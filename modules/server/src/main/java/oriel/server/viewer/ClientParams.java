package oriel.server.viewer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import oriel.encoding.EncodeSettings;
import oriel.rfb.Encodings;
import oriel.rfb.PixelFormat;

/**
 * What a viewer has said it wants: the state of SetPixelFormat and SetEncodings. Immutable; the reader thread replaces it,
 * the writer thread takes the newest at the start of an update.
 *
 * @param format of pixels
 * @param formatSerial grows with every SetPixelFormat
 * @param encodings as listed, without repetitions
 * @param listSerial grows with every SetEncodings
 * @param settings for encoders
 */
public record ClientParams(
        PixelFormat format, long formatSerial, Set<Integer> encodings, long listSerial, EncodeSettings settings) {

    private static final int LEVELS = 10;

    /** Before the viewer has said anything: Raw, in the format of ServerInit. */
    public static final ClientParams INITIAL =
            new ClientParams(PixelFormat.NATIVE, 0, Set.of(), 0, EncodeSettings.lossless(PixelFormat.NATIVE));

    /** After SetPixelFormat. */
    public ClientParams withFormat(PixelFormat other) {
        return new ClientParams(other, formatSerial + 1, encodings, listSerial, settings.withFormat(other));
    }

    /** After SetEncodings. */
    public ClientParams withEncodings(List<Integer> listed) {
        Set<Integer> distinct = new LinkedHashSet<>(listed);
        int compress = level(distinct, Encodings.COMPRESSION_LEVEL_0);
        return new ClientParams(
                format,
                formatSerial,
                distinct,
                listSerial + 1,
                new EncodeSettings(format, compress, JpegLevels.of(distinct)));
    }

    /** The same with other settings for encoders. */
    public ClientParams withSettings(EncodeSettings other) {
        return new ClientParams(format, formatSerial, encodings, listSerial, other);
    }

    /** The first listed level of a range of pseudo-encodings. */
    private static int level(Set<Integer> listed, int zero) {
        return listed.stream()
                .filter(number -> number >= zero && number < zero + LEVELS)
                .map(number -> number - zero)
                .findFirst()
                .orElse(EncodeSettings.UNSET);
    }

    /** True if the viewer has listed an encoding or pseudo-encoding. */
    public boolean lists(int encoding) {
        return encodings.contains(encoding);
    }
}
