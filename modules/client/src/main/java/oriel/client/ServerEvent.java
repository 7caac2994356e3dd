package oriel.client;

import java.util.List;
import java.util.Map;
import oriel.rfb.ClipboardMessage;
import oriel.rfb.Rect;

/** What a server has told a {@link Viewer}. */
public sealed interface ServerMessage {

    /**
     * The picture has changed.
     *
     * @param areas the rectangles with pixels
     * @param counts number of rectangles by encoding, pseudo-encodings among them
     * @param resized true if the picture has another size
     * @param notes what came besides pixels
     */
    record Update(List<Rect> areas, Map<Integer, Integer> counts, boolean resized, List<SideNote> notes)
            implements ServerMessage {

        /** Copies the collections. */
        public Update {
            areas = List.copyOf(areas);
            counts = Map.copyOf(counts);
            notes = List.copyOf(notes);
        }
    }

    /** Colours of the map have changed. */
    record ColourMapEntries() implements ServerMessage {}

    /** The bell rang. */
    record Bell() implements ServerMessage {}

    /**
     * Text for the clipboard.
     *
     * @param text lines end with LF
     */
    record CutText(String text) implements ServerMessage {}

    /** A message of Extended Clipboard. */
    record Clipboard(ClipboardMessage message) implements ServerMessage {}
}
