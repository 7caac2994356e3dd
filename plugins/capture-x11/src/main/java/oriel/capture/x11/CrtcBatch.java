package oriel.capture.x11;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import oriel.rfb.Rect;

/**
 * Gives a screen another size and its CRTCs other parts of it, so that nobody sees anything in between, as xrandr does. The
 * server is grabbed for that, and so nothing at all may be waited for until it is free again, neither an answer nor a
 * lock: all requests, the last of them the one that frees it, are on their way before the first answer is read.
 */
final class CrtcBatch {

    private static final int DOTS_PER_TEN_INCHES = 960;
    private static final int MILLIMETRES_PER_TEN_INCHES = 254;

    private final XcbConnection xcb;
    private final int randr;
    private final long root;

    private CrtcBatch(XcbConnection xcb, int randr, long root) {
        this.xcb = xcb;
        this.randr = randr;
        this.root = root;
    }

    /** For the screen with this root window; empty if the server is gone or has no RANDR. */
    static Optional<CrtcBatch> of(XcbConnection xcb, long root) {
        return xcb.opcode(XcbConnection.RANDR).map(opcode -> new CrtcBatch(xcb, opcode, root));
    }

    /** Turns off what is to be off, changes the size, then sets the rest; false if anything of it was refused. */
    boolean set(long configTime, List<Outputs.Crtc> off, Rect size, List<Outputs.Crtc> on) {
        List<XRequest> requests = new ArrayList<>();
        requests.add(XRequest.grabServer());
        for (Outputs.Crtc crtc : off) {
            Outputs.Crtc dark = new Outputs.Crtc(crtc.id(), Rect.EMPTY, 0, Xrandr.ROTATE_0, List.of());
            requests.add(XRequest.setCrtcConfig(randr, configTime, dark));
        }
        int[] millimetres = {millimetres(size.width()), millimetres(size.height())};
        requests.add(XRequest.setScreenSize(randr, root, size.width(), size.height(), millimetres));
        on.forEach(crtc -> requests.add(XRequest.setCrtcConfig(randr, configTime, crtc)));
        requests.add(XRequest.ungrabServer());
        return areDone(requests);
    }

    private static int millimetres(int pixels) {
        return Math.max(1, pixels * MILLIMETRES_PER_TEN_INCHES / DOTS_PER_TEN_INCHES);
    }

    private boolean areDone(List<XRequest> requests) {
        int[] queued = requests.stream().mapToInt(xcb::queue).toArray();
        xcb.flush();
        boolean done = true;
        for (int i = 0; i < queued.length; i++) {
            done &= requests.get(i).answered()
                    ? xcb.status(queued[i])
                            .filter(status -> status == Xrandr.SUCCESS)
                            .isPresent()
                    : xcb.isDone(queued[i]);
        }
        return done;
    }
}
