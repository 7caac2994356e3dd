package oriel.capture.x11;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import oriel.plugin.PluginException;

/**
 * Xauthority files that were named for displays. They hold for the whole process, as Xlib's own authorization does; a
 * display without one is opened as every X program would.
 */
final class Authority {

    private static final Map<String, Path> FILES = new ConcurrentHashMap<>();
    private static final Pattern NUMBER = Pattern.compile(".*:(\\d+)(\\.\\d+)?");
    private static final int MOST_BYTES = 1 << 20;

    /**
     * What shows a server that one may come in.
     *
     * @param name how it is meant: {@code MIT-MAGIC-COOKIE-1}
     * @param data the secret
     */
    record Cookie(byte[] name, byte[] data) {}

    private Authority() {}

    /** From now on the display is opened with the cookie of this file; an empty name means as every X program would. */
    static void use(String display, String file) throws PluginException {
        if (file.isEmpty()) {
            FILES.remove(display);
            return;
        }
        Path path = Path.of(file);
        if (!Files.isReadable(path)) {
            throw new PluginException(
                    "the Xauthority file " + file + " cannot be read", "a file that this user may read");
        }
        FILES.put(display, path);
    }

    /** The cookie for a display of which a file was named; empty if none was, or it holds none. */
    static Optional<Cookie> cookie(String display) {
        Matcher number = NUMBER.matcher(display);
        Path file = FILES.get(display);
        if (file == null || !number.matches()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Files.size(file) > MOST_BYTES ? new byte[0] : Files.readAllBytes(file);
            return find(ByteBuffer.wrap(bytes), number.group(1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** An entry is a family and four texts with their lengths before them, all big-endian: Xau's man page. */
    static Optional<Cookie> find(ByteBuffer entries, String wanted) {
        while (entries.remaining() >= Short.BYTES) {
            entries.getShort();
            field(entries);
            String number = new String(field(entries), StandardCharsets.US_ASCII);
            byte[] name = field(entries);
            byte[] data = field(entries);
            if (data.length > 0 && (number.isEmpty() || number.equals(wanted))) {
                return Optional.of(new Cookie(name, data));
            }
        }
        return Optional.empty();
    }

    private static byte[] field(ByteBuffer entries) {
        int length = entries.remaining() < Short.BYTES ? 0 : entries.getShort() & 0xffff;
        byte[] bytes = new byte[Math.min(length, entries.remaining())];
        entries.get(bytes);
        return bytes;
    }
}
