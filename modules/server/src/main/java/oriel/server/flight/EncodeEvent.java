package oriel.server.flight;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A rectangle that was encoded, by the thread that did it. */
@Name("oriel.Encode")
@Label("Rectangle encoded")
@Description("A rectangle was encoded; its bytes may still go through a viewer's zlib stream")
@Category("Oriel")
@StackTrace(false)
public final class EncodeEvent extends Event {

    @Label("Encoder")
    String encoder;

    @Label("Width")
    int width;

    @Label("Height")
    int height;

    @Label("Bytes")
    @DataAmount
    long bytes;

    private EncodeEvent() {}

    /** An event whose time begins now. */
    public static EncodeEvent begun() {
        EncodeEvent event = new EncodeEvent();
        event.begin();
        return event;
    }

    /** Its time is over. */
    public void ended(String name, int rectWidth, int rectHeight, long count) {
        end();
        if (shouldCommit()) {
            encoder = name;
            width = rectWidth;
            height = rectHeight;
            bytes = count;
            commit();
        }
    }
}
