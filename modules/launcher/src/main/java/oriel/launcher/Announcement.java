package oriel.launcher;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import oriel.capture.ScreenLayout;

/** What the operator is told when the server is ready. */
final class Announcement {

    private Announcement() {}

    static List<String> lines(RunningServer running) {
        List<String> lines = new ArrayList<>();
        List<InetSocketAddress> endpoints = running.server().endpoints();
        endpoints.forEach(
                endpoint -> lines.add("listening on " + shown(endpoint.getAddress()) + ":" + endpoint.getPort()));
        if (running.plan().webRoot().isPresent()) {
            endpoints.forEach(endpoint -> lines.addAll(browserLines(endpoint, localNetworkAddress())));
        }
        ScreenLayout layout = running.server().layout();
        lines.add("showing %s, %dx%d, through %s"
                .formatted(running.server().screenDescription(), layout.width(), layout.height(), running.capture()));
        return lines;
    }

    /** The addresses for a browser: where all interfaces are listened on, one here and one for other machines. */
    static List<String> browserLines(InetSocketAddress endpoint, Optional<InetAddress> lan) {
        InetAddress address = endpoint.getAddress();
        if (!address.isAnyLocalAddress()) {
            boolean local = address.equals(InetAddress.getLoopbackAddress());
            String host = local ? "localhost" : shown(address);
            return List.of(browserLine(host, endpoint.getPort()));
        }
        List<String> lines = new ArrayList<>();
        lines.add(browserLine("localhost", endpoint.getPort()));
        lan.ifPresent(found -> lines.add(
                browserLine(shown(found), endpoint.getPort()).replace("a browser", "a browser on another machine")));
        return lines;
    }

    private static String browserLine(String host, int port) {
        return "open http://" + host + ":" + port + "/ in a browser";
    }

    private static String shown(InetAddress address) {
        String text = address.getHostAddress();
        return address instanceof Inet4Address ? text : "[" + text.replaceFirst("%.*", "") + "]";
    }

    private static Optional<InetAddress> localNetworkAddress() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(Announcement::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLinkLocalAddress())
                    .findFirst();
        } catch (SocketException e) {
            return Optional.empty();
        }
    }

    private static boolean isUp(NetworkInterface card) {
        try {
            return card.isUp() && !card.isLoopback();
        } catch (SocketException e) {
            return false;
        }
    }
}
