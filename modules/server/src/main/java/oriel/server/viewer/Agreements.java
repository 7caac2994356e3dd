package oriel.server.viewer;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The extensions that a viewer may use since it was told once that the server understands them: what the writer thread tells
 * the reader thread; and what the reader thread has agreed to, which the writer thread tells the viewer. Thread-safe.
 */
public final class Agreements {

    private final Set<Integer> encodings = ConcurrentHashMap.newKeySet();

    /** The viewer has been told of nothing yet. */
    public Agreements() {}

    /** The viewer is told of an extension. */
    public void add(int encoding) {
        encodings.add(encoding);
    }

    /** An extension ends, of which the viewer was told or would have been. */
    public void remove(int encoding) {
        encodings.remove(encoding);
    }

    /** True if the viewer may use an extension. */
    public boolean contains(int encoding) {
        return encodings.contains(encoding);
    }
}
