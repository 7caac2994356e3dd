package oriel.server.content;

import oriel.rfb.Rect;

/**
 * A part of an area that was cut by content.
 *
 * @param rect the pixels
 * @param lossy true if the viewer may get it with as much loss as it allows; false if loss would show, as in text
 */
public record Segment(Rect rect, boolean lossy) {}
