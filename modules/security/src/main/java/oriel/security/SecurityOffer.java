package oriel.security;

import java.util.List;
import oriel.transport.Peer;

/** Decides how viewers may log in, by where they come from. Asked once a handshake; answers at once. */
@FunctionalInterface
public interface SecurityOffer {

    /**
     * The types that a viewer is offered. It may choose any of them, and none but them; most take the first that they know.
     *
     * @param peer the viewer; whether it is encrypted already is known
     * @return in the order of the offer; empty if it cannot come in this way
     */
    List<SecurityType> to(Peer peer);
}
