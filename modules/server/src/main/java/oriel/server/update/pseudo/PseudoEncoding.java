package oriel.server.update.pseudo;

import java.util.OptionalLong;
import oriel.rfb.message.PseudoRect;

/**
 * One thing that goes with the pixels of a viewer's updates in the form of a rectangle. It is compared with what the viewer
 * was told, as tiles are, so nothing of it queues up. Used by the writer thread alone.
 */
interface PseudoEncoding {

    /** Takes note of what is so now, before anything is asked. */
    default void note(Moment now) {}

    /** True if the viewer wants it and does not know it yet. Changes nothing. */
    boolean isDue(Moment now);

    /** What is due, which the viewer is told now. */
    PseudoRect take(Moment now);

    /** When it becomes due by itself, by the engine's clock; empty if it does not. */
    default OptionalLong dueNanos() {
        return OptionalLong.empty();
    }
}
