package oriel.capture.x11.xlib;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import oriel.plugin.PluginException;

/**
 * Xauthority files that were named for displays. They hold for the whole process, as Xlib's own authorization does; a
 * display without one is opened as every X program would.
 */
public final class Authority {

    private static final Map<String, Path> FILES = new ConcurrentHashMap<>();
    private static final String KIND = "MIT-MAGIC-COOKIE-1";
    private static final int MAX_BYTES = 1 << 20;

    /**
     * What shows a server that one may come in.
     *
     * @param name how it is meant: {@code MIT-MAGIC-COOKIE-1}
     * @param data the secret
     */
    record Cookie(byte[] name, byte[] data) {}

    private Authority() {}

    /** From now on the display is opened with the cookie of this file; an empty name means as every X program would. */
    public static void use(String display, String file) throws PluginException {
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
        Path file = FILES.get(display);
        DisplayName name = DisplayName.of(display);
        if (file == null || name.number().isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Files.size(file) > MAX_BYTES ? new byte[0] : Files.readAllBytes(file);
            return find(ByteBuffer.wrap(bytes), name.number(), Address.of(name));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Why a display that refuses us may do so: nothing that is known, or that the file named for it holds no cookie of it. */
    public static Optional<String> complaint(String display) {
        Path file = FILES.get(display);
        return file == null || cookie(display).isPresent()
                ? Optional.empty()
                : Optional.of(file + " holds no cookie for it and this machine, " + Posix.hostName());
    }

    /**
     * Chooses as libXau does: the first entry of the wanted server and number, or that says any. An entry is a family and
     * four texts with their lengths before them, all big-endian: Xau's man page.
     */
    static Optional<Cookie> find(ByteBuffer entries, String number, List<Address> server) {
        while (entries.remaining() >= Short.BYTES) {
            Address address = new Address(entries.getShort() & 0xffff, field(entries));
            String numbered = new String(field(entries), StandardCharsets.US_ASCII);
            byte[] kind = field(entries);
            byte[] data = field(entries);
            boolean right = (numbered.isEmpty() || numbered.equals(number))
                    && server.stream().anyMatch(address::isThatOf);
            if (right && data.length > 0 && KIND.equals(new String(kind, StandardCharsets.US_ASCII))) {
                return Optional.of(new Cookie(kind, data));
            }
        }
        return Optional.empty();
    }

    /**
     * Where a server is, as entries name it.
     *
     * @param family 256 for this machine, which the bytes then name; 0 and 6 for addresses of IPv4 and IPv6
     */
    record Address(int family, byte[] bytes) {

        private static final int LOCAL = 256;
        private static final int WILD = 65535;
        private static final int INTERNET = 0;
        private static final int INTERNET_6 = 6;

        /** What a display's server may be called; nothing if its host is not known. */
        static List<Address> of(DisplayName display) {
            if (display.isLocal() || display.host().isEmpty()) {
                return List.of(local());
            }
            String host = display.host().replaceFirst("^\\[(.*)]$", "$1");
            try {
                return Arrays.stream(InetAddress.getAllByName(host))
                        .map(Address::of)
                        .toList();
            } catch (UnknownHostException e) {
                return List.of();
            }
        }

        private static Address of(InetAddress address) {
            boolean four = address instanceof Inet4Address;
            boolean here = four ? address.getHostAddress().equals("127.0.0.1") : address.isLoopbackAddress();
            return here ? local() : new Address(four ? INTERNET : INTERNET_6, address.getAddress());
        }

        static Address local() {
            return new Address(LOCAL, Posix.hostName().getBytes(StandardCharsets.UTF_8));
        }

        private boolean isThatOf(Address server) {
            return family == WILD || family == server.family && Arrays.equals(bytes, server.bytes);
        }
    }

    private static byte[] field(ByteBuffer entries) {
        int length = entries.remaining() < Short.BYTES ? 0 : entries.getShort() & 0xffff;
        byte[] bytes = new byte[Math.min(length, entries.remaining())];
        entries.get(bytes);
        return bytes;
    }
}
