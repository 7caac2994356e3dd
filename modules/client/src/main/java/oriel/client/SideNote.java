package oriel.client;

import java.util.List;
import oriel.rfb.MonitorArea;

/** What came in the form of a rectangle, but is none of pixels: pseudo-encodings of rfbproto. */
public sealed interface SideNote {

    /**
     * The picture's size and monitors: ExtendedDesktopSize.
     *
     * @param reason a reason of {@link oriel.rfb.SizeChange}
     * @param status a status of it
     * @param width of the picture
     * @param height of the picture
     * @param monitors the parts of it
     */
    record Layout(int reason, int status, int width, int height, List<MonitorArea> monitors) implements SideNote {

        /** Copies the list. */
        public Layout {
            monitors = List.copyOf(monitors);
        }
    }

    /** The desktop has another name. */
    record Name(String text) implements SideNote {}

    /**
     * Which locks of the server's keyboard are on.
     *
     * @param bits 1 Scroll Lock, 2 Num Lock, 4 Caps Lock
     */
    record Locks(int bits) implements SideNote {}

    /** The pointer was moved to a place. */
    record Pointer(int x, int y) implements SideNote {}

    /**
     * The cursor's shape.
     *
     * @param encoding that it came in
     * @param hotX column of the hotspot
     * @param hotY row of the hotspot
     * @param width 0 if it is hidden
     * @param height 0 if it is hidden
     * @param argb {@code width * height} pixels {@code 0xAARRGGBB}, not multiplied with alpha; shared, not copied
     */
    record Cursor(int encoding, int hotX, int hotY, int width, int height, int[] argb) implements SideNote {}

    /** The server understands an extension. */
    record Agreed(int encoding) implements SideNote {}
}
