package oriel.server.encode;

import java.util.List;
import oriel.rfb.Rect;
import oriel.server.viewer.ClientParams;

/** In which order the encodings of a viewer are tried for a rectangle. Used by the writer thread alone. */
@FunctionalInterface
public interface EncodingOrder {

    /** The viewer's own. */
    EncodingOrder OF_VIEWER = (params, rect, screen) -> List.copyOf(params.encodings());

    /**
     * Numbers of encodings, the best first; Raw, which every viewer takes, may stand among them. Those that the server
     * does not have do not count.
     *
     * @param rect to be sent
     * @param screen the bounds of the picture
     */
    List<Integer> of(ClientParams params, Rect rect, Rect screen);

    /** A request for an update has come, at a time of the engine's clock. */
    default void requested(long nanos) {}
}
