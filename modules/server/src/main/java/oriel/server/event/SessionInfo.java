package oriel.server.event;

import java.time.Duration;
import java.util.Set;
import oriel.security.Right;
import oriel.transport.Peer;

/**
 * A session at one moment.
 *
 * @param id which one
 * @param peer who is at its other end, and whether nobody between can read along
 * @param user the name with which it logged in; empty where its security type knows no names, and before
 * @param securityType the number of the security type that it has chosen; 0 before
 * @param rights what it may do; nothing before it is admitted
 * @param age how long ago it connected
 * @param updates FramebufferUpdates sent to it
 * @param bytes bytes sent to it after its handshake
 * @param line what is known of its line
 */
public record SessionInfo(
        SessionId id,
        Peer peer,
        String user,
        int securityType,
        Set<Right> rights,
        Duration age,
        long updates,
        long bytes,
        LineInfo line) {

    /** Copies the rights. */
    public SessionInfo {
        rights = Set.copyOf(rights);
    }
}
