package oriel.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import oriel.transport.FolderPages;
import oriel.transport.HttpPage;
import oriel.transport.HttpPages;

/** Pages of the tests beside the product's own, from which they take noVNC. */
public final class TestPages {

    private static final Path ROOT = Path.of(System.getProperty("oriel.root"));

    private TestPages() {}

    /** The product's pages and one of {@code modules/it/src/test/web}. */
    public static HttpPages with(String name) throws IOException {
        byte[] body = Files.readAllBytes(ROOT.resolve("modules/it/src/test/web").resolve(name));
        HttpPage page = new HttpPage("text/html; charset=utf-8", "1", body, Map.of());
        FolderPages product = new FolderPages(ROOT.resolve("web/target/web"), true);
        return path -> path.equals("/" + name) ? Optional.of(page) : product.find(path);
    }
}
