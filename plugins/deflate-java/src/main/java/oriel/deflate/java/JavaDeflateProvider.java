package oriel.deflate.java;

import java.util.Optional;
import oriel.encoding.DeflateCoder;
import oriel.encoding.DeflateProvider;
import oriel.plugin.Options;

/** Offers a coder in Java, which takes over the easiest level of zlib, and those below, where no native one is there. */
public final class JavaDeflateProvider implements DeflateProvider {

    /** For ServiceLoader, and for programs that embed the server. */
    public JavaDeflateProvider() {}

    @Override
    public String name() {
        return "deflate-java";
    }

    @Override
    public Optional<String> unavailableReason(Options options) {
        return Optional.empty();
    }

    @Override
    public int priority() {
        return 50;
    }

    @Override
    public int highestLevel() {
        return 3;
    }

    /** It knows where a pixel begins, and so leaves as few bytes as zlib's middle levels. */
    @Override
    public int highestPixelLevel() {
        return 6;
    }

    @Override
    public DeflateCoder open(Options options) {
        return new JavaDeflateCoder();
    }
}
