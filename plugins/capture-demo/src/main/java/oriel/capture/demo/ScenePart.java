package oriel.capture.demo;

import oriel.rfb.Rect;

/** Something in the scene that covers an area and can draw itself, as often as wanted, with the same result. */
interface ScenePart {

    /** Nothing is drawn outside of it. */
    Rect area();

    /** Draws what lies inside of the canvas' clip. */
    void paint(Canvas canvas);
}
