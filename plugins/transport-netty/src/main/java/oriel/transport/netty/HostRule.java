package oriel.transport.netty;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import oriel.transport.WebSocketSettings;

/**
 * Which Host headers are accepted. A page of an attacker can have its own name resolve to this machine (DNS rebinding) and
 * would then count as the page's own origin; so only names pass that an attacker cannot own.
 */
final class HostRule {

    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^\\[\\]:/@?#\\s]+)(?::\\d{1,5})?");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,252}");
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private final Set<String> names = new HashSet<>();

    HostRule(String bindHost, WebSocketSettings settings) {
        add(bindHost);
        settings.allowedHosts().forEach(this::add);
        settings.allowedOrigins().forEach(origin -> add(origin.replaceFirst("^[^:]*://", "")));
        addOwnName();
    }

    /** Whether a Host header may stand on a request. */
    boolean accepts(String header) {
        Optional<String> host = hostOf(header);
        return host.isPresent() && (isLiteral(host.get()) || isLocal(host.get()) || names.contains(host.get()));
    }

    /** What somebody reads who has called this server by another name. A name that a shell could take for more is not put into a command. */
    HttpError unknown(String header) {
        String text = "This server does not know itself by the name " + LogSanitizer.printable(header)
                + ". If the name is right, its operator can add it to allowed_hosts.";
        String command = hostOf(header)
                .filter(host -> NAME.matcher(host).matches())
                .map(host -> "ORIEL_ALLOWED_HOSTS=" + host + " oriel serve")
                .orElse("");
        return new HttpError(HttpResponseStatus.FORBIDDEN, text, Map.of(), command);
    }

    private static boolean isLiteral(String host) {
        return host.startsWith("[") || IPV4.matcher(host).matches();
    }

    private static boolean isLocal(String host) {
        return host.equals("localhost") || host.endsWith(".localhost");
    }

    private static Optional<String> hostOf(String header) {
        Matcher matcher = HOST.matcher(header);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String host = matcher.group(1).toLowerCase(Locale.ROOT);
        return Optional.of(host.endsWith(".") ? host.substring(0, host.length() - 1) : host);
    }

    private void add(String header) {
        hostOf(header.endsWith("/") ? header.substring(0, header.length() - 1) : header)
                .ifPresent(names::add);
    }

    private void addOwnName() {
        try {
            String own = InetAddress.getLocalHost().getHostName();
            add(own);
            add(own + ".local");
        } catch (UnknownHostException e) {
            // A machine without a name of its own is reached by the other names.
        }
    }
}
