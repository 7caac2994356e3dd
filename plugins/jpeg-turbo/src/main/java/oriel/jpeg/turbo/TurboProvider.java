package oriel.jpeg.turbo;

import java.util.Optional;
import oriel.encoding.JpegCoder;
import oriel.encoding.JpegProvider;
import oriel.plugin.Options;
import oriel.plugin.PluginException;

/** Offers libjpeg-turbo, if it is installed. */
public final class TurboProvider implements JpegProvider {

    /** For ServiceLoader, and for programs that embed the server. */
    public TurboProvider() {}

    @Override
    public String name() {
        return "jpeg-turbo";
    }

    @Override
    public Optional<String> unavailableReason(Options options) {
        return TurboJpeg.missing();
    }

    @Override
    public int priority() {
        return 100;
    }

    @Override
    public JpegCoder open(Options options) throws PluginException {
        Optional<String> missing = TurboJpeg.missing();
        if (missing.isPresent()) {
            throw new PluginException(missing.get(), "install it, or leave jpeg open to get the best that works");
        }
        return new TurboCoder();
    }
}
