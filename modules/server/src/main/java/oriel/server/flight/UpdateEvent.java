package oriel.server.flight;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A FramebufferUpdate that was written, by the writer thread of the session that its name tells. */
@Name("oriel.Update")
@Label("Update written")
@Description("A FramebufferUpdate was encoded and written")
@Category("Oriel")
@StackTrace(false)
public final class UpdateEvent extends Event {

    @Label("Pixels")
    long pixels;

    @Label("Bytes")
    @DataAmount
    long bytes;

    @Label("Work")
    @Description("Time without that in which the line took the bytes")
    @Timespan(Timespan.NANOSECONDS)
    long work;

    private UpdateEvent() {}

    /** An event whose time begins now. */
    public static UpdateEvent begun() {
        UpdateEvent event = new UpdateEvent();
        event.begin();
        return event;
    }

    /** Its time is over. */
    public void ended(long pixelCount, long byteCount, long workNanos) {
        end();
        if (shouldCommit()) {
            pixels = pixelCount;
            bytes = byteCount;
            work = workNanos;
            commit();
        }
    }
}
