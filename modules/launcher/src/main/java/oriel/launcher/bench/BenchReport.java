package oriel.launcher.bench;

import java.io.IOException;
import java.util.List;

/** What a benchmark has found, for people and for programs. */
public interface BenchReport {

    /** A table. */
    List<String> lines();

    /** An object of JSON. */
    String json() throws IOException;

    /** A page with plots. */
    String html();
}
