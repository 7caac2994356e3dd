package oriel.jpeg.imageio;

import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import oriel.encoding.JpegCoder;
import oriel.encoding.JpegProvider;
import oriel.plugin.Options;
import oriel.plugin.PluginException;

/** Offers the JPEG writer of the JDK, which needs no library but is several times slower. */
public final class ImageIoProvider implements JpegProvider {

    private static final String MISSING = "this Java has no JPEG writer";

    /** For ServiceLoader, and for programs that embed the server. */
    public ImageIoProvider() {}

    @Override
    public String name() {
        return "jpeg-imageio";
    }

    @Override
    public Optional<String> unavailableReason(Options options) {
        Optional<ImageWriter> writer = writer();
        writer.ifPresent(ImageWriter::dispose);
        return writer.isPresent() ? Optional.empty() : Optional.of(MISSING);
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public JpegCoder open(Options options) throws PluginException {
        return new ImageIoCoder(
                writer().orElseThrow(() -> new PluginException(MISSING, "run Oriel with a whole JDK or JRE")));
    }

    private static Optional<ImageWriter> writer() {
        try {
            var writers = ImageIO.getImageWritersByFormatName("jpeg");
            return writers.hasNext() ? Optional.of(writers.next()) : Optional.empty();
        } catch (LinkageError e) {
            return Optional.empty(); // the library below it is not there
        }
    }
}
