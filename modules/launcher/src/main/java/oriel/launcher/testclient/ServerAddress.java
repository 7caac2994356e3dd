package oriel.launcher.testclient;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server listens.
 *
 * @param host name or address, without brackets
 * @param port 1 to 65535
 */
public record ServerAddress(String host, int port) {

    private static final int USUAL_PORT = 5900;

    private static final Pattern FORM =
            Pattern.compile("(?:\\[(?<v6>[0-9a-fA-F:.%]+)]|(?<name>[^:\\[\\]\\s]+))(?::(?<port>\\d{1,5}))?");

    /** Reads {@code HOST}, {@code HOST:PORT} or {@code [IPV6]:PORT}. */
    public static Optional<ServerAddress> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String host = form.group("v6") == null ? form.group("name") : form.group("v6");
        int port = form.group("port") == null ? USUAL_PORT : Integer.parseInt(form.group("port"));
        return port < 1 || port > 65_535 ? Optional.empty() : Optional.of(new ServerAddress(host, port));
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
