package oriel.server.update.pseudo;

import java.util.Optional;
import oriel.capture.LedState;
import oriel.rfb.Rect;
import oriel.server.screen.CursorState;
import oriel.server.viewer.ClientParams;
import oriel.server.viewer.PointerPlace;

/**
 * What can be told without pixels, as it is at one moment.
 *
 * @param params what the viewer wants
 * @param cursor shape and place
 * @param leds the keyboard's, once they are known
 * @param name the desktop's, if it was changed since ServerInit
 * @param pointed where the viewer itself has put the pointer
 * @param bounds of the viewer's picture
 * @param nanos the time, by the engine's clock
 */
public record Moment(
        ClientParams params,
        CursorState cursor,
        Optional<LedState> leds,
        Optional<String> name,
        PointerPlace pointed,
        Rect bounds,
        long nanos) {}
