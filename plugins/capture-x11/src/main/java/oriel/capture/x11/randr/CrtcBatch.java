package oriel.capture.x11.randr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import oriel.capture.x11.xlib.XRequest;
import oriel.capture.x11.xlib.XcbConnection;
import oriel.capture.x11.xlib.Xrandr;
import oriel.rfb.Rect;

/**
 * Gives a screen another size and its CRTCs other parts of it, so that nobody sees anything in between, as xrandr does. The
 * server is grabbed for that, and so nothing at all may be waited for until it is free again, neither an answer nor a
 * lock: all requests, the last of them the one that frees it, are on their way before the first answer is read.
 */
final class CrtcBatch {

    private static final int DOTS_PER_TEN_INCHES = 960;
    private static final int MILLIMETRES_PER_TEN_INCHES = 254;

    private static final int SET_SCREEN_SIZE = 7;
    private static final int SET_CRTC_CONFIG = 21;

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
            requests.add(setCrtcConfig(configTime, dark));
        }
        requests.add(setScreenSize(size));
        on.forEach(crtc -> requests.add(setCrtcConfig(configTime, crtc)));
        requests.add(XRequest.ungrabServer());
        return areDone(requests);
    }

    /** SetCrtcConfig: answered with a status; off if the mode is 0. */
    private XRequest setCrtcConfig(long configTime, Outputs.Crtc crtc) {
        int outputs = crtc.mode() == 0 ? 0 : crtc.outputs().size();
        XRequest.Body body = XRequest.of(randr, SET_CRTC_CONFIG, 28 + 4 * outputs, true);
        body.buffer()
                .putInt((int) crtc.id())
                .putInt(0)
                .putInt((int) configTime)
                .putShort((short) crtc.area().x())
                .putShort((short) crtc.area().y())
                .putInt((int) crtc.mode())
                .putShort((short) crtc.rotation())
                .putShort((short) 0);
        crtc.outputs().stream().limit(outputs).forEach(output -> body.buffer().putInt(output.intValue()));
        return body.made();
    }

    private XRequest setScreenSize(Rect size) {
        XRequest.Body body = XRequest.of(randr, SET_SCREEN_SIZE, 20, false);
        body.buffer()
                .putInt((int) root)
                .putShort((short) size.width())
                .putShort((short) size.height())
                .putInt(millimetres(size.width()))
                .putInt(millimetres(size.height()));
        return body.made();
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
