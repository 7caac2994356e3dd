package oriel.launcher.serve;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import oriel.transport.HttpPage;
import oriel.transport.HttpPages;
import oriel.transport.ServerPage;

/**
 * Pages that say whether the login needs a field for the code of a second factor.
 *
 * @param pages what is found
 * @param codes whether somebody has a second factor; asked each time
 */
record LoginPages(HttpPages pages, BooleanSupplier codes) implements HttpPages {

    @Override
    public Optional<HttpPage> find(String path) {
        return ServerPage.find(path, codes.getAsBoolean()).or(() -> pages.find(path));
    }
}
