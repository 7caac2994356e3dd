package oriel.authenticator.pam;

import java.util.Optional;
import oriel.transport.Peer;

/** Where PAM is asked whether somebody may come in; takes as long as PAM's modules do. */
interface Door {

    /**
     * Lets somebody in, by the name that they said.
     *
     * @param user without a NUL
     * @param secret without a NUL
     * @return to be run when they have left; waits for nothing. Empty if they may not come in
     */
    Optional<Runnable> enter(String user, byte[] secret, Peer from);
}
