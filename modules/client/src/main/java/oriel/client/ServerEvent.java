package oriel.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import oriel.rfb.ClipboardMessage;
import oriel.rfb.Rect;
import oriel.rfb.message.CompanionMessage;
import oriel.rfb.message.Fence;
import oriel.rfb.message.PseudoRect;

/** What a server has told a {@link Viewer}, once it is done. */
public sealed interface ServerEvent {

    /**
     * The picture has changed.
     *
     * @param areas the rectangles with pixels
     * @param counts number of rectangles by encoding, pseudo-encodings among them
     * @param resized true if the picture has another size
     * @param pseudoRects what came besides pixels, but for cursors
     * @param cursor the last cursor that came
     */
    record Update(
            List<Rect> areas,
            Map<Integer, Integer> counts,
            boolean resized,
            List<PseudoRect> pseudoRects,
            Optional<CursorShape> cursor)
            implements ServerEvent {

        /** Copies the collections. */
        public Update {
            areas = List.copyOf(areas);
            counts = Map.copyOf(counts);
            pseudoRects = List.copyOf(pseudoRects);
        }
    }

    /** Colours of the map have changed. */
    record ColourMapEntries() implements ServerEvent {}

    /** The bell rang. */
    record Bell() implements ServerEvent {}

    /**
     * Text for the clipboard.
     *
     * @param text lines end with LF
     */
    record CutText(String text) implements ServerEvent {}

    /** A point in the stream; where an answer is wanted, it has been given. */
    record Fenced(Fence fence) implements ServerEvent {}

    /** The server offers updates without requests, when it comes for the first time; later none come any more. */
    record ContinuousUpdatesEnded() implements ServerEvent {}

    /** A word for a page of Oriel's. */
    record Companion(CompanionMessage message) implements ServerEvent {}

    /** A message of Extended Clipboard. */
    record Clipboard(ClipboardMessage message) implements ServerEvent {}
}
