package oriel.transport.netty;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import oriel.transport.NetworkRules;

/** What a trusted proxy says of a request, in the headers X-Forwarded-For, -Proto and -Host, and in one with a name. */
final class Forwarded {

    private static final String FOR = "X-Forwarded-For";
    private static final String PROTO = "X-Forwarded-Proto";
    private static final String HOST = "X-Forwarded-Host";
    private static final int MOST_PROXIES = 16;
    private static final int LONGEST_NAME = 256;

    /** What programs that pass on requests add to them, ours or not. RFC 7239 section 4, RFC 9110 section 7.6.3. */
    private static final List<String> SIGNS = List.of(FOR, "X-Real-IP", "Forwarded", "Via");

    private Forwarded() {}

    /** True if a request says that somebody has passed it on. */
    static boolean isClaimed(HttpRequest request) {
        return SIGNS.stream().anyMatch(request.headers()::contains);
    }

    /**
     * Reads it, and puts the host that the browser has asked for where it belongs.
     *
     * @param proxy the far end of the connection, which is trusted
     */
    static Origin of(HttpRequest request, InetSocketAddress proxy, NetworkRules rules) {
        List<String> hosts = values(request, HOST);
        if (hosts.size() == 1) {
            request.headers().set(HttpHeaderNames.HOST, hosts.get(0));
        }
        List<String> protocols = values(request, PROTO);
        Optional<Boolean> encrypted =
                protocols.isEmpty() ? Optional.empty() : Optional.of(isSecure(protocols.get(protocols.size() - 1)));
        Optional<String> user = rules.userHeader().flatMap(header -> user(request, header));
        return new Origin(farthest(values(request, FOR), proxy, rules), encrypted, user);
    }

    /** A name that is there twice is nobody's: one of the two may be the browser's own. */
    private static Optional<String> user(HttpRequest request, String header) {
        List<String> names = request.headers().getAll(header);
        return names.size() == 1 && !names.get(0).isBlank()
                ? Optional.of(names.get(0).strip()).filter(name -> name.length() <= LONGEST_NAME)
                : Optional.empty();
    }

    private static boolean isSecure(String protocol) {
        String lower = protocol.toLowerCase(Locale.ROOT);
        return lower.equals("https") || lower.equals("wss");
    }

    /** Each proxy adds at the end; so the last address that is no trusted proxy's own is known, and what stands before is not. */
    private static InetSocketAddress farthest(List<String> chain, InetSocketAddress proxy, NetworkRules rules) {
        List<String> backwards = new ArrayList<>(chain);
        Collections.reverse(backwards);
        InetSocketAddress known = proxy;
        for (String text : backwards.subList(0, Math.min(MOST_PROXIES, backwards.size()))) {
            Optional<InetSocketAddress> next = address(text);
            if (next.isEmpty()) {
                return known;
            }
            known = next.get();
            if (!rules.trusts(known.getAddress())) {
                return known;
            }
        }
        return known;
    }

    /** An address, perhaps with a port; one of IPv6 is in brackets then. */
    private static Optional<InetSocketAddress> address(String text) {
        String host = text;
        if (text.startsWith("[") && text.contains("]")) {
            host = text.substring(1, text.indexOf(']'));
        } else if (text.indexOf(':') == text.lastIndexOf(':') && text.contains(":")) {
            host = text.substring(0, text.indexOf(':'));
        }
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(host);
        return Optional.ofNullable(address).map(found -> new InetSocketAddress(found, 0));
    }

    private static List<String> values(HttpRequest request, String name) {
        List<String> all = new ArrayList<>();
        for (String header : request.headers().getAll(name)) {
            for (String value : header.split(",")) {
                if (!value.isBlank()) {
                    all.add(value.strip());
                }
            }
        }
        return all;
    }
}
