package oriel.security;

import java.io.IOException;
import oriel.rfb.WireBuffer;
import oriel.transport.Connection;

/** One security type; used by many handshakes at once. */
public interface SecurityType {

    /** Its number in the handshake. */
    int code();

    /** What it does for those who choose it. */
    SecurityTraits traits();

    /**
     * Speaks everything between the choice of the type and SecurityResult, which the caller sends. If it throws, the caller
     * closes {@code connection}, and the type whatever else it has opened.
     *
     * @throws IOException if the viewer is gone or breaks the rules
     */
    SecurityOutcome authenticate(Connection connection) throws IOException;

    /** Appends what viewers that have chosen this type expect after ServerInit: nothing, but for rfbproto's "Tight". */
    default void extendServerInit(WireBuffer out) {}
}
