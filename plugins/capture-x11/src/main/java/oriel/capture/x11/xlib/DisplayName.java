package oriel.capture.x11.xlib;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a display, as libxcb reads it: {@code [PROTOCOL/][HOST]:NUMBER[.SCREEN]}, or a socket's path before the number.
 *
 * @param protocol {@code unix}, {@code tcp}, {@code inet} and so on; empty if none is named
 * @param host a machine's name or address, or the path of a socket; empty for this machine
 * @param number its number; empty for what is no name of a display
 */
public record DisplayName(String protocol, String host, String number) {

    private static final Pattern PARTS = Pattern.compile("(?:([a-z0-9]+)/)?(.*):(\\d+)(?:\\.\\d+)?");

    /** Takes a name apart. */
    public static DisplayName of(String name) {
        Matcher parts = PARTS.matcher(name);
        if (!parts.matches()) {
            return new DisplayName("", "", "");
        }
        String protocol = parts.group(1) == null ? "" : parts.group(1);
        return new DisplayName(protocol, parts.group(2), parts.group(3));
    }

    /** True if it is reached by a local socket, not by the network. */
    public boolean isLocal() {
        boolean unnamed = protocol.isEmpty() && (host.isEmpty() || host.equals("unix"));
        return unnamed || protocol.equals("unix") || host.startsWith("/");
    }
}
