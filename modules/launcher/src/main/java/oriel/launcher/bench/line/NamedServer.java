package oriel.launcher.bench.line;

import java.util.Optional;
import oriel.launcher.testclient.ServerAddress;

/**
 * A server to measure.
 *
 * @param name in the report
 * @param address where it listens
 */
record NamedServer(String name, ServerAddress address) {

    static final String FORM = "[NAME=]HOST:PORT";

    /** Reads {@link #FORM}; without a name the address is its name. */
    static Optional<NamedServer> parse(String text) {
        int end = text.indexOf('=');
        String name = end < 0 ? text : text.substring(0, end);
        return name.isBlank()
                ? Optional.empty()
                : ServerAddress.parse(text.substring(end + 1)).map(address -> new NamedServer(name, address));
    }
}
