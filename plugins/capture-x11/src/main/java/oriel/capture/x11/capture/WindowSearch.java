package oriel.capture.x11.capture;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import oriel.capture.x11.xlib.Properties;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.Xclient;
import oriel.capture.x11.xlib.Xlib;

/** Finds a window by its id or title. */
final class WindowSearch {

    private static final int MAX_WINDOWS = 20_000;
    private static final int MAX_TITLE = 4096;

    private final XConnection x;
    private final Properties properties;
    private final long netName;

    WindowSearch(XConnection x) {
        this.x = x;
        this.properties = new Properties(x);
        this.netName = Xclient.XInternAtom(x.display(), "_NET_WM_NAME", 0);
    }

    /**
     * The window that is meant.
     *
     * @param name an id, as {@code 0x1e00007} or in decimal, or a title; among several windows of that title one that is
     *     shown is taken, and among those that one that is nearest to the root window
     */
    Optional<Long> find(String name) {
        Optional<Long> id =
                id(name).filter(found -> WindowAttributes.of(x, found).isPresent());
        return id.isPresent() ? id : byTitle(name);
    }

    private static Optional<Long> id(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        try {
            boolean hexadecimal = lower.startsWith("0x");
            long id = hexadecimal ? Long.parseLong(lower.substring(2), 16) : Long.parseLong(lower);
            return Optional.of(id).filter(found -> found > 0 && found <= 0xffff_ffffL);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Optional<Long> byTitle(String title) {
        Optional<Long> hidden = Optional.empty();
        Deque<Long> waiting = new ArrayDeque<>(children(x.root()));
        for (int looked = 0; looked < MAX_WINDOWS && !waiting.isEmpty(); looked++) {
            long window = waiting.poll();
            if (title.equals(title(window))) {
                Optional<WindowAttributes> attributes = WindowAttributes.of(x, window);
                if (attributes.map(WindowAttributes::isViewable).orElse(false)) {
                    return Optional.of(window);
                }
                hidden = hidden.or(() -> attributes.map(there -> window));
            }
            waiting.addAll(children(window));
        }
        return hidden;
    }

    private String title(long window) {
        Optional<byte[]> utf8 = properties.bytes(window, netName, MAX_TITLE);
        return utf8.map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .or(() -> properties
                        .bytes(window, Xclient.WM_NAME, MAX_TITLE)
                        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1)))
                .orElse("");
    }

    private List<Long> children(long window) {
        try (Memory out = new Memory(4L * Long.BYTES)) {
            out.clear();
            long at = Pointer.nativeValue(out);
            int done = Xclient.XQueryTree(x.display(), window, at, at + 8, at + 16, at + 24);
            x.takeError();
            long address = out.getLong(16);
            if (done == 0 || address == 0) {
                return List.of();
            }
            List<Long> children = new ArrayList<>();
            for (long id : new Pointer(address).getLongArray(0, out.getInt(24))) {
                children.add(id);
            }
            Xlib.XFree(address);
            return children;
        }
    }
}
