package oriel.launcher.testclient;

import oriel.launcher.testclient.TestScript.Point;
import oriel.rfb.Framebuffer;

/** A click would miss the picture. */
public final class OutsideException extends Exception {

    private static final long serialVersionUID = 1L;

    OutsideException(Point point, Framebuffer picture) {
        super("the click at %s,%s misses the picture of %sx%s"
                .formatted(point.x(), point.y(), picture.width(), picture.height()));
    }
}
