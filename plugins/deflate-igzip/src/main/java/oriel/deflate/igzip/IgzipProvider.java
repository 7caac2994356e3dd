package oriel.deflate.igzip;

import java.util.Optional;
import oriel.encoding.DeflateCoder;
import oriel.encoding.DeflateProvider;
import oriel.plugin.Options;
import oriel.plugin.PluginException;

/** Offers igzip, several times as fast as zlib; the library is optional: Debian package {@code libisal2}. */
public final class IgzipProvider implements DeflateProvider {

    /** For ServiceLoader, and for programs that embed the server. */
    public IgzipProvider() {}

    @Override
    public String name() {
        return "deflate-igzip";
    }

    @Override
    public Optional<String> unavailableReason(Options options) {
        return IsalLibrary.load();
    }

    @Override
    public int priority() {
        return 100;
    }

    /** Up to here its bytes are worth its speed; zlib's hard levels come out smaller than anything it can do. */
    @Override
    public int highestLevel() {
        return 6;
    }

    /** It looks for matches of 4 bytes, and pictures are full of single pixels of 3 that were there before. */
    @Override
    public int highestPixelLevel() {
        return -1;
    }

    @Override
    public DeflateCoder open(Options options) throws PluginException {
        Optional<String> obstacle = IsalLibrary.load();
        if (obstacle.isPresent()) {
            throw new PluginException(obstacle.get(), "install what is missing, or leave deflate at auto");
        }
        return new IgzipCoder();
    }
}
