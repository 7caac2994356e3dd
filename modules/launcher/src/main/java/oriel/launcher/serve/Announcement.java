package oriel.launcher.serve;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import oriel.capture.ScreenLayout;
import oriel.launcher.config.Quoted;
import oriel.transport.TransportSettings;

/**
 * What the operator is told when the server is ready.
 *
 * @param endpoints where it listens for viewers and browsers
 * @param alone where it listens for one kind alone, as lines of text
 * @param lan this machine's address in its network, if it has one
 * @param pages true if there are pages for browsers
 * @param encryption what browsers need
 * @param oneTimePassword the password that was made for this run, if one was and may be shown
 * @param passwordFile the file that holds it, if it may not
 */
record Announcement(
        List<InetSocketAddress> endpoints,
        List<String> alone,
        Optional<InetAddress> lan,
        boolean pages,
        Encryption encryption,
        Optional<String> oneTimePassword,
        Optional<Path> passwordFile) {

    /** Copies the lists. */
    Announcement {
        endpoints = List.copyOf(endpoints);
        alone = List.copyOf(alone);
    }

    /** @param passwordFile where the password of the run stands; empty if it may be shown, or there is none */
    static Announcement of(RunningServer running, Optional<Path> passwordFile) {
        TransportSettings settings = running.plan().transport();
        List<InetSocketAddress> shared = new ArrayList<>();
        List<String> alone = new ArrayList<>();
        for (SocketAddress address : running.server().endpoints()) {
            if (!(address instanceof InetSocketAddress endpoint)) {
                alone.add("listening on " + Quoted.printable(address.toString()));
                continue;
            }
            Optional<Integer> port = Optional.of(endpoint.getPort());
            if (port.equals(settings.viewerPort())) {
                alone.add(listening(endpoint) + " for viewers alone");
            } else if (port.equals(settings.browserPort())) {
                alone.add(listening(endpoint) + " for browsers alone");
            } else {
                shared.add(endpoint);
            }
        }
        return new Announcement(
                shared,
                alone,
                localNetworkAddress(),
                running.plan().webRoot().isPresent(),
                running.encryption(),
                running.plan().access().oneTimePassword().filter(password -> passwordFile.isEmpty()),
                passwordFile);
    }

    /** What is shown, to go with the rest. */
    static String showing(RunningServer running) {
        ScreenLayout layout = running.server().layout();
        return "showing %s, %sx%s, through %s"
                .formatted(
                        Quoted.printable(running.server().screenDescription()),
                        layout.width(),
                        layout.height(),
                        running.capture());
    }

    /** All that is told in words; where nobody has said anything about passwords, what to do next, too. */
    List<String> lines(String showing) {
        List<String> lines = new ArrayList<>(listening());
        warning().ifPresent(lines::add);
        lines.addAll(browserLines());
        lines.add(showing);
        oneTimePassword.ifPresent(password -> lines.addAll(firstSteps("password " + password, "stop with Ctrl-C; ")));
        passwordFile.ifPresent(
                file -> lines.addAll(firstSteps("password: see " + Quoted.printable(file.toString()), "")));
        return lines;
    }

    /** Said before a browser says it in its own, frightening way. */
    Optional<String> warning() {
        return browserLines().stream().anyMatch(line -> line.startsWith("open https:"))
                ? encryption
                        .ownFingerprint()
                        .map(fingerprint -> "a browser warns once that it does not know this server: go on if the"
                                + " certificate that it shows has the SHA-256 " + fingerprint)
                : Optional.empty();
    }

    /** The addresses for a browser: where all interfaces are listened on, one here and one for other machines. */
    List<String> browserLines() {
        List<String> lines = new ArrayList<>();
        if (!pages) {
            return lines;
        }
        for (InetSocketAddress endpoint : endpoints) {
            lines.add("open " + pageHere(endpoint) + fragment() + " in a browser");
            pageInNetwork(endpoint)
                    .ifPresent(page -> lines.add("open " + page + fragment() + " in a browser on another machine"));
        }
        return lines;
    }

    /** Where it listens, one line each. */
    List<String> listening() {
        List<String> lines = new ArrayList<>();
        endpoints.forEach(endpoint -> lines.add(listening(endpoint)));
        lines.addAll(alone);
        return lines;
    }

    /** What viewers are told to connect to, such as {@code 192.0.2.7:5900}. */
    List<String> viewerAddresses() {
        return endpoints.stream()
                .map(endpoint -> hostForViewers(endpoint) + ":" + endpoint.getPort())
                .toList();
    }

    private String hostForViewers(InetSocketAddress endpoint) {
        return endpoint.getAddress().isAnyLocalAddress()
                ? hostForOthers(endpoint).orElse(hostHere(endpoint))
                : hostHere(endpoint);
    }

    /** Where browsers find the page: those of other machines first. */
    List<String> addresses() {
        List<String> others = new ArrayList<>();
        List<String> here = new ArrayList<>();
        if (pages) {
            for (InetSocketAddress endpoint : endpoints) {
                pageInNetwork(endpoint).ifPresent(others::add);
                here.add(pageHere(endpoint));
            }
        }
        others.addAll(here);
        return others;
    }

    private String pageHere(InetSocketAddress endpoint) {
        return page(encryption.schemeHere(endpoint), hostHere(endpoint), endpoint.getPort());
    }

    private Optional<String> pageInNetwork(InetSocketAddress endpoint) {
        return lan.filter(found -> endpoint.getAddress().isAnyLocalAddress())
                .map(found -> page(encryption.scheme(found), shown(found), endpoint.getPort()));
    }

    /** The address for the browser of another machine that needs no typing, if one can come in. */
    Optional<String> linkForOthers() {
        if (!pages || oneTimePassword.isEmpty()) {
            return Optional.empty();
        }
        return endpoints.stream()
                .filter(endpoint -> !endpoint.getAddress().isLoopbackAddress())
                .flatMap(endpoint ->
                        hostForOthers(endpoint)
                                .map(host -> page(schemeForOthers(endpoint), host, endpoint.getPort()) + fragment())
                                .stream())
                .findFirst();
    }

    private List<String> firstSteps(String password, String stop) {
        List<String> lines = new ArrayList<>();
        boolean alone = true;
        for (InetSocketAddress endpoint : endpoints) {
            alone &= endpoint.getAddress().isLoopbackAddress();
        }
        viewerAddresses().forEach(address -> lines.add("or connect a VNC viewer to " + address + ", " + password));
        if (alone) {
            lines.add("only this machine can connect; to let others in with the password, add --host 0.0.0.0");
        }
        lines.add(stop + "the next start makes another password");
        lines.add("keep one and other settings: oriel config init FILE, then oriel serve --config FILE");
        return lines;
    }

    private static String listening(InetSocketAddress endpoint) {
        return "listening on " + shown(endpoint.getAddress()) + ":" + endpoint.getPort();
    }

    private static String page(String scheme, String host, int port) {
        return scheme + "://" + host + ":" + port + "/";
    }

    /** The fragment of an address stays in the browser: no server and no log sees the password. */
    private String fragment() {
        return oneTimePassword
                .map(password -> "#password=" + password + "&autoconnect=1")
                .orElse("");
    }

    private String schemeForOthers(InetSocketAddress endpoint) {
        InetAddress address = endpoint.getAddress();
        return encryption.scheme(address.isAnyLocalAddress() ? lan.orElse(address) : address);
    }

    private static String hostHere(InetSocketAddress endpoint) {
        InetAddress address = endpoint.getAddress();
        boolean local = address.isAnyLocalAddress() || address.equals(InetAddress.getLoopbackAddress());
        return local ? "localhost" : shown(address);
    }

    private Optional<String> hostForOthers(InetSocketAddress endpoint) {
        InetAddress address = endpoint.getAddress();
        return address.isAnyLocalAddress() ? lan.map(Announcement::shown) : Optional.of(shown(address));
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
