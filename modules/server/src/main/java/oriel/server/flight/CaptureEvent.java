package oriel.server.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Pixels of the screen that were taken into the shared picture. */
@Name("oriel.Capture")
@Label("Screen captured")
@Description("Pixels were compared and copied, from the first area that the screen handed over on")
@Category("Oriel")
@StackTrace(false)
public final class CaptureEvent extends Event {

    @Label("Width")
    int width;

    @Label("Height")
    int height;

    @Label("Changed")
    boolean changed;

    private CaptureEvent() {}

    /** An event whose time begins now. */
    public static CaptureEvent begun() {
        CaptureEvent event = new CaptureEvent();
        event.begin();
        return event;
    }

    /** Its time is over. */
    public void ended(int screenWidth, int screenHeight, boolean news) {
        end();
        if (shouldCommit()) {
            width = screenWidth;
            height = screenHeight;
            changed = news;
            commit();
        }
    }
}
