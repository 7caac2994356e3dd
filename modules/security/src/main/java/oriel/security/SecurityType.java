package oriel.security;

import java.io.IOException;
import oriel.transport.Connection;

/** One security type; used by many handshakes at once. */
public interface SecurityType {

    /** Its number in the handshake. */
    int code();

    /** True if viewers of protocol 3.3 can use it: only None and VNC authentication. */
    boolean fitsVersion33();

    /**
     * Speaks everything between the choice of the type and SecurityResult, which the caller sends.
     *
     * @throws RefusedException if the viewer may not come in
     * @throws IOException if the viewer is gone or breaks the rules
     */
    Admission admit(Connection connection) throws IOException;
}
