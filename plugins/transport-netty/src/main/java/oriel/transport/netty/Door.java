package oriel.transport.netty;

import java.util.function.Predicate;
import oriel.transport.TransportSettings;

/** Who comes in through a port: any, and then what a peer says or its silence decides; or one kind alone. */
enum Door {
    ANY(settings -> settings.webSocket().enabled()),
    VIEWERS(settings -> false),
    BROWSERS(settings -> true);

    private final Predicate<TransportSettings> browsers;

    Door(Predicate<TransportSettings> browsers) {
        this.browsers = browsers;
    }

    /** Whether browsers are served there. */
    boolean takesBrowsers(TransportSettings settings) {
        return browsers.test(settings);
    }
}
