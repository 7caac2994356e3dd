package oriel.server.session;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who goes where too many shake hands. */
final class Crowd {

    private Crowd() {}

    /** The oldest of the address that has the most. */
    static Optional<Session> oldestOfTheMost(Set<Session> inOrder) {
        Map<InetAddress, Long> counts =
                inOrder.stream().collect(Collectors.groupingBy(Session::address, Collectors.counting()));
        long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return inOrder.stream()
                .filter(session -> counts.get(session.address()) == most)
                .findFirst();
    }
}
