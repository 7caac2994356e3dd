package oriel.server.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Somebody who was admitted, or who left or was sent away before that. No name and no address is in it. */
@Name("oriel.Login")
@Label("Login")
@Description("A peer was admitted, or its session ended before that")
@Category("Oriel")
@StackTrace(false)
public final class LoginEvent extends Event {

    @Label("Session")
    long session;

    @Label("Admitted")
    boolean admitted;

    private LoginEvent() {}

    /** Tells of one, if somebody records. */
    public static void tell(long number, boolean letIn) {
        LoginEvent event = new LoginEvent();
        if (event.shouldCommit()) {
            event.session = number;
            event.admitted = letIn;
            event.commit();
        }
    }
}
