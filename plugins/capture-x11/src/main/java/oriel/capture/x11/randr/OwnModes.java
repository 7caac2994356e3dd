package oriel.capture.x11.randr;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.Xrandr;

/** Modes of any size for outputs that no glass belongs to, as those of Xvfb and Xvnc; taken away when unused. */
final class OwnModes {

    private static final String PREFIX = "oriel-";
    private static final int INFO_SIZE = 80;
    private static final int REFRESH_RATE = 60;

    private final XConnection x;

    OwnModes(XConnection x) {
        this.x = x;
    }

    /** Gives an output a mode of this size; empty if the server refuses. */
    Optional<Long> add(Outputs outputs, Outputs.Output output, int width, int height) {
        String name = PREFIX + width + "x" + height;
        Optional<Long> known = outputs.modes().stream()
                .filter(mode -> mode.name().equals(name))
                .map(Outputs.Mode::id)
                .findFirst();
        long mode = known.orElseGet(() -> create(name, width, height));
        if (x.takeError() != 0 || mode == 0) {
            return Optional.empty();
        }
        Xrandr.XRRAddOutputMode(x.display(), output.id(), mode);
        return x.sync() == 0 ? Optional.of(mode) : Optional.empty();
    }

    /** Timings as VESA's CVT has them with reduced blanking; only virtual outputs get them, which do not look. */
    private long create(String name, int width, int height) {
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        try (Memory info = new Memory(INFO_SIZE);
                Memory letters = new Memory(text.length + 1L)) {
            info.clear();
            letters.clear();
            letters.write(0, text, 0, text.length);
            int total = width + 160;
            int lines = height + 23;
            info.setInt(8, width);
            info.setInt(12, height);
            info.setLong(16, (long) total * lines * REFRESH_RATE);
            info.setInt(24, width + 48);
            info.setInt(28, width + 80);
            info.setInt(32, total);
            info.setInt(40, height + 3);
            info.setInt(44, height + 10);
            info.setInt(48, lines);
            info.setPointer(56, letters);
            info.setInt(64, text.length);
            return Xrandr.XRRCreateMode(x.display(), x.root(), Pointer.nativeValue(info));
        }
    }

    /** Takes away the ones that no output shows. */
    void sweep(Outputs outputs) {
        Set<Long> shown = outputs.crtcs().stream().map(Outputs.Crtc::mode).collect(Collectors.toSet());
        for (Outputs.Mode mode : outputs.modes()) {
            if (mode.name().startsWith(PREFIX) && !shown.contains(mode.id())) {
                outputs.outputs().stream()
                        .filter(output -> output.modes().contains(mode.id()))
                        .forEach(output -> Xrandr.XRRDeleteOutputMode(x.display(), output.id(), mode.id()));
                Xrandr.XRRDestroyMode(x.display(), mode.id());
            }
        }
        x.sync();
    }
}
