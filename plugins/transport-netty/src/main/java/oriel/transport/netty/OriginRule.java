package oriel.transport.netty;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which pages may open a WebSocket: those of this server itself and those the operator has named. Origins are compared in
 * lower case, without a slash at the end and without the port that their scheme implies.
 */
final class OriginRule {

    private static final Map<String, String> IMPLIED_PORTS = Map.of("http", ":80", "https", ":443");
    private static final Pattern ORIGIN =
            Pattern.compile("([a-z][a-z0-9+.-]*)://(\\[[0-9a-f:.]+]|[^\\[\\]:/@?#\\s]+)(:\\d+)?");

    private final Set<String> allowed;

    OriginRule(Set<String> allowed) {
        this.allowed = allowed.stream().map(OriginRule::normal).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether a page may connect.
     *
     * @param origin the Origin header
     * @param host the Host header of the same request
     */
    boolean accepts(String origin, String host) {
        Matcher parts = ORIGIN.matcher(normal(origin));
        if (!parts.matches()) {
            return false;
        }
        boolean web = IMPLIED_PORTS.containsKey(parts.group(1));
        return web && parts.group().equals(normal(parts.group(1) + "://" + host)) || allowed.contains(parts.group());
    }

    private static String normal(String origin) {
        String lower = origin.toLowerCase(Locale.ROOT);
        String bare = lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
        Matcher parts = ORIGIN.matcher(bare);
        if (parts.matches() && IMPLIED_PORTS.getOrDefault(parts.group(1), "").equals(parts.group(3))) {
            return parts.group(1) + "://" + parts.group(2);
        }
        return bare;
    }
}
