package oriel.capture.x11.randr;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import oriel.capture.Resizer.Outcome;
import oriel.capture.ScreenLayout;
import oriel.capture.ScreenLayout.Monitor;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.XcbConnection;
import oriel.capture.x11.xlib.Xlib;
import oriel.capture.x11.xlib.Xrandr;
import oriel.rfb.Rect;

/**
 * Changes size and monitors of a display, on connections of its own (RANDR). An output that somebody may sit before shows
 * its own modes only; virtual ones, as those of Xvfb and Xvnc, get any size that the server's memory was made for. Its
 * monitor is the lock.
 */
public final class ScreenSizes implements AutoCloseable {

    private final XConnection x;
    private final XcbConnection xcb;
    private final Randr randr;
    private final CrtcBatch batch;
    private final OwnModes ownModes;
    private boolean closed;

    private ScreenSizes(XConnection x, XcbConnection xcb, Randr randr, CrtcBatch batch) {
        this.x = x;
        this.xcb = xcb;
        this.randr = randr;
        this.batch = batch;
        this.ownModes = new OwnModes(x);
    }

    /** Connects; empty if the server or the library has no RANDR 1.5. */
    public static Optional<ScreenSizes> open(String display) {
        Optional<XConnection> x = XConnection.open(display);
        Optional<XcbConnection> xcb = x.flatMap(connected -> XcbConnection.open(display));
        Optional<Randr> randr = x.flatMap(Randr::of);
        Optional<CrtcBatch> batch =
                xcb.flatMap(connected -> CrtcBatch.of(connected, x.orElseThrow().root()));
        if (randr.isEmpty() || batch.isEmpty()) {
            xcb.ifPresent(XcbConnection::close);
            x.ifPresent(XConnection::close);
            return Optional.empty();
        }
        return Optional.of(new ScreenSizes(x.get(), xcb.orElseThrow(), randr.get(), batch.get()));
    }

    /** Changes all, or nothing. */
    public synchronized Outcome change(ScreenLayout wanted) {
        if (closed || x.isLost() || xcb.isLost()) {
            return Outcome.PROHIBITED;
        }
        Optional<Outcome> refusal = refusal(wanted);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Outcome outcome = Outputs.read(x).map(now -> change(now, wanted)).orElse(Outcome.PROHIBITED);
        Outputs.read(x).ifPresent(after -> {
            ownModes.sweep(after);
            after.close();
        });
        return outcome;
    }

    private Optional<Outcome> refusal(ScreenLayout wanted) {
        try (Memory out = new Memory(4L * Long.BYTES)) {
            long at = Pointer.nativeValue(out);
            if (Xrandr.XRRGetScreenSizeRange(x.display(), x.root(), at, at + 8, at + 16, at + 24) == 0) {
                return Optional.of(Outcome.PROHIBITED);
            }
            if (wanted.width() > out.getInt(16) || wanted.height() > out.getInt(24)) {
                return Optional.of(Outcome.OUT_OF_RESOURCES);
            }
            boolean small = wanted.width() < out.getInt(0) || wanted.height() < out.getInt(8);
            Rect whole = new Rect(0, 0, wanted.width(), wanted.height());
            boolean inside = wanted.monitors().stream()
                    .allMatch(monitor -> !monitor.area().isEmpty() && whole.contains(monitor.area()));
            return small || !inside ? Optional.of(Outcome.INVALID_LAYOUT) : Optional.empty();
        }
    }

    private Outcome change(Outputs now, ScreenLayout wanted) {
        try (now) {
            Map<Monitor, Outputs.Output> shownBy = assign(now, wanted.monitors());
            if (shownBy.size() < wanted.monitors().size()) {
                return Outcome.OUT_OF_RESOURCES;
            }
            List<Outputs.Crtc> targets = new ArrayList<>();
            Set<Long> taken = new HashSet<>();
            for (Monitor monitor : wanted.monitors()) {
                Outputs.Output output = shownBy.get(monitor);
                Optional<Outputs.Crtc> feeder = feeder(now, output, taken);
                if (feeder.isEmpty()) {
                    return Outcome.OUT_OF_RESOURCES;
                }
                Optional<Outputs.Crtc> target = target(now, output, feeder.get(), monitor.area());
                if (target.isEmpty()) {
                    return Outcome.INVALID_LAYOUT;
                }
                taken.add(target.get().id());
                targets.add(target.get());
            }
            return apply(now, wanted, targets) ? Outcome.DONE : Outcome.PROHIBITED;
        }
    }

    /** Which output shall show which monitor: its own if it has one, else one that is on, else any. */
    private Map<Monitor, Outputs.Output> assign(Outputs now, List<Monitor> wanted) {
        List<Outputs.Output> free = new ArrayList<>(now.usable());
        free.sort((one, other) -> Boolean.compare(other.crtc() != 0, one.crtc() != 0));
        Map<Integer, List<Long>> owners = new HashMap<>();
        randr.monitors().forEach(shown -> owners.put(shown.id(), shown.outputs()));
        Map<Monitor, Outputs.Output> shownBy = new HashMap<>();
        for (Monitor monitor : wanted) {
            List<Long> own = owners.getOrDefault(monitor.id(), List.of());
            free.stream()
                    .filter(output -> own.contains(output.id()))
                    .findFirst()
                    .ifPresent(output -> {
                        shownBy.put(monitor, output);
                        free.remove(output);
                    });
        }
        for (Monitor monitor : wanted) {
            if (!shownBy.containsKey(monitor) && !free.isEmpty()) {
                shownBy.put(monitor, free.remove(0));
            }
        }
        return shownBy;
    }

    private static Optional<Outputs.Crtc> feeder(Outputs now, Outputs.Output output, Set<Long> taken) {
        List<Long> possible = new ArrayList<>(output.crtcs());
        if (output.crtc() != 0) {
            possible.add(0, output.crtc());
        }
        return possible.stream()
                .filter(id -> !taken.contains(id))
                .flatMap(id -> now.crtcOf(id).stream())
                .filter(crtc -> crtc.id() == output.crtc() || crtc.mode() == 0)
                .findFirst();
    }

    private Optional<Outputs.Crtc> target(Outputs now, Outputs.Output output, Outputs.Crtc feeder, Rect area) {
        int rotation = feeder.mode() == 0 ? Xrandr.ROTATE_0 : feeder.rotation();
        boolean turned = (rotation & Xrandr.QUARTER_TURNS) != 0;
        int width = turned ? area.height() : area.width();
        int height = turned ? area.width() : area.height();
        Optional<Long> mode = output.modes().stream()
                .flatMap(id -> now.mode(id).stream())
                .filter(known -> known.width() == width && known.height() == height)
                .map(Outputs.Mode::id)
                .findFirst();
        if (mode.isEmpty() && !output.physical()) {
            mode = ownModes.add(now, output, width, height);
        }
        return mode.map(id -> new Outputs.Crtc(feeder.id(), area, id, rotation, List.of(output.id())));
    }

    private boolean apply(Outputs now, ScreenLayout wanted, List<Outputs.Crtc> targets) {
        Rect before = size();
        List<Outputs.Crtc> used =
                now.crtcs().stream().filter(crtc -> crtc.mode() != 0).toList();
        List<Outputs.Crtc> changed =
                used.stream().filter(crtc -> !targets.contains(crtc)).toList();
        if (changed.isEmpty() && targets.size() == used.size() && before.equals(size(wanted))) {
            return true;
        }
        boolean done = batch.set(now.configTime(), changed, size(wanted), targets);
        if (!done && !x.isLost()) {
            batch.set(now.configTime(), targets, before, used);
        }
        return done;
    }

    private static Rect size(ScreenLayout layout) {
        return new Rect(0, 0, layout.width(), layout.height());
    }

    private Rect size() {
        try (Memory out = new Memory(7L * Long.BYTES)) {
            long at = Pointer.nativeValue(out);
            Xlib.XGetGeometry(x.display(), x.root(), at, at + 8, at + 16, at + 24, at + 32, at + 40, at + 48);
            return new Rect(0, 0, out.getInt(24), out.getInt(32));
        }
    }

    /** Disconnects. The size stays. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        xcb.close();
        x.close();
    }
}
