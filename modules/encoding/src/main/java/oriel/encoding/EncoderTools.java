package oriel.encoding;

import java.util.Optional;
import oriel.plugin.Configured;

/**
 * What encoders use besides their own code.
 *
 * @param deflate ways to deflate, for formats that hold zlib streams of their own; a viewer's streams are the server's
 * @param jpeg a way to make JPEG images, if there is one
 */
public record EncoderTools(DeflateCoders deflate, Optional<Configured<JpegProvider>> jpeg) {

    /** The JDK's Deflater, and no JPEG. */
    public static final EncoderTools BASIC = new EncoderTools(DeflateCoders.BASIC, Optional.empty());
}
