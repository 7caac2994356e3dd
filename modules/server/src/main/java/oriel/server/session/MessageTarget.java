package oriel.server.session;

import java.util.List;
import java.util.Set;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;
import oriel.security.Right;
import oriel.server.update.Outbox;
import oriel.server.update.ViewerProfile;

/** Does what one viewer's messages ask for, as far as it has the right. Used by the reader thread. */
final class MessageTarget {

    private final long session;
    private final Set<Right> rights;
    private final Outbox outbox;
    private final SessionContext context;
    private ViewerProfile profile = ViewerProfile.INITIAL;

    MessageTarget(long session, Set<Right> rights, Outbox outbox, SessionContext context) {
        this.session = session;
        this.rights = rights;
        this.outbox = outbox;
        this.context = context;
    }

    void setPixelFormat(PixelFormat format) {
        profile = profile.withFormat(format);
        outbox.profile(profile);
    }

    void setEncodings(List<Integer> encodings) {
        profile = profile.withEncodings(encodings);
        outbox.profile(profile);
    }

    void requestUpdate(Rect area, boolean incremental) {
        if (!area.isEmpty()) {
            outbox.request(area, incremental);
        }
    }

    void key(int keysym, boolean down) {
        if (rights.contains(Right.INPUT)) {
            context.input().key(session, keysym, down);
        }
    }

    void pointer(int x, int y, int buttons) {
        if (rights.contains(Right.INPUT)) {
            context.input().pointer(session, x, y, buttons);
        }
    }

    /** True if the viewer may give text. */
    boolean takesText() {
        return rights.contains(Right.CLIPBOARD);
    }

    void cutText(String text) {
        context.updates().feed().clipboard().ifPresent(clipboard -> clipboard.setText(text));
    }
}
