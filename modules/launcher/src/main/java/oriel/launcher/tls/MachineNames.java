package oriel.launcher.tls;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * By what others call this machine.
 *
 * @param hosts names, the machine's own first
 * @param addresses those of its networks, and its loopback ones
 */
record MachineNames(List<String> hosts, Set<InetAddress> addresses) {

    private static final Pattern HOST =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
    private static final String LOCAL = "localhost";

    /** Copies both. */
    MachineNames {
        hosts = List.copyOf(hosts);
        addresses = Set.copyOf(addresses);
    }

    /** Those of now. */
    static MachineNames ofNow() {
        Set<String> hosts = new LinkedHashSet<>();
        try {
            String own = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
            if (HOST.matcher(own).matches() && !own.equals(LOCAL)) {
                hosts.add(own);
                if (!own.contains(".")) {
                    hosts.add(own + ".local");
                }
            }
        } catch (UnknownHostException e) {
            // A machine without a name is reached by its addresses.
        }
        hosts.add(LOCAL);
        return new MachineNames(List.copyOf(hosts), addressesOfNow());
    }

    private static Set<InetAddress> addressesOfNow() {
        try {
            Set<InetAddress> found = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLinkLocalAddress())
                    .map(MachineNames::plain)
                    .collect(Collectors.toSet());
            found.add(InetAddress.getLoopbackAddress());
            return found;
        } catch (SocketException e) {
            return Set.of(InetAddress.getLoopbackAddress());
        }
    }

    /** Without the interface that it was found at. */
    private static InetAddress plain(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Whether a certificate is valid for all of them. */
    boolean areIn(X509Certificate certificate) {
        return namesOf(certificate).containsAll(texts());
    }

    private Set<String> texts() {
        Set<String> all = new LinkedHashSet<>(hosts);
        addresses.forEach(address -> all.add(address.getHostAddress()));
        return all;
    }

    /** The names and addresses that a certificate is valid for. */
    static List<String> namesOf(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> found = certificate.getSubjectAlternativeNames();
            if (found != null) {
                found.forEach(name -> names.add(String.valueOf(name.get(1))));
            }
        } catch (CertificateParsingException e) {
            // Then it is valid for nothing.
        }
        return names;
    }
}
