package oriel.security;

import java.io.IOException;
import java.util.Optional;
import java.util.function.IntPredicate;
import oriel.rfb.WireBuffer;
import oriel.transport.Connection;
import oriel.transport.Peer;

/** One security type; used by many handshakes at once. */
public interface SecurityType {

    /** Its number in the handshake. */
    int code();

    /** What it does for those who choose it. */
    SecurityTraits traits();

    /**
     * True if a viewer can log in by it. One that is of no use to browsers, for instance, must not be offered to them: they
     * may choose it and give up. Answers at once.
     */
    default boolean suits(Peer peer) {
        return true;
    }

    /**
     * What viewers show of the server's key, so that a person can compare it with what the server says: as they write it.
     *
     * @return empty if there is no key, or none of its own
     * @throws IOException if the key can neither be read nor made
     */
    default Optional<String> fingerprint() throws IOException {
        return Optional.empty();
    }

    /**
     * Speaks everything between the choice of the type and SecurityResult, which the caller sends. If it throws, the caller
     * closes {@code connection}, and the type whatever else it has opened.
     *
     * @throws IOException if the viewer is gone or breaks the rules
     */
    SecurityOutcome authenticate(Connection connection) throws IOException;

    /**
     * Appends what viewers that have chosen this type expect after ServerInit: nothing, but for rfbproto's "Tight".
     *
     * @param encodings whether the server speaks the encoding or pseudo-encoding of a number
     */
    default void extendServerInit(WireBuffer out, IntPredicate encodings) {}
}
