package oriel.encoding;

import java.util.Optional;
import oriel.plugin.Options;

/** Offers the Deflater of java.util.zip, which is always there and knows every level. */
public final class JdkDeflateProvider implements DeflateProvider {

    /** For ServiceLoader, and for programs that embed the server. */
    public JdkDeflateProvider() {}

    @Override
    public String name() {
        return "deflate-jdk";
    }

    @Override
    public Optional<String> unavailableReason(Options options) {
        return Optional.empty();
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public int highestLevel() {
        return 9;
    }

    @Override
    public DeflateCoder open(Options options) {
        return new JdkDeflateCoder();
    }
}
