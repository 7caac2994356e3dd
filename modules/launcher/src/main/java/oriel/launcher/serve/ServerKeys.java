package oriel.launcher.serve;

import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.launcher.companion.PageFacts.Fingerprint;
import oriel.launcher.config.ConfigException;
import oriel.launcher.tls.TlsPlan;
import oriel.security.SecurityType;
import oriel.server.event.SessionInfo;

/**
 * By which of its keys a session's viewer can tell the server from others.
 *
 * @param access has the security types
 * @param tls has the certificate
 * @param proxied true if the certificate that browsers see may be a proxy's
 */
record ServerKeys(Access access, Optional<TlsPlan> tls, boolean proxied) {

    private static final Logger LOG = LoggerFactory.getLogger(ServerKeys.class);

    /** The key of its security type where that encrypts or nothing does, else the certificate. */
    Optional<Fingerprint> of(SessionInfo session) {
        Optional<SecurityType> type = access.securityTypes().values().stream()
                .filter(each -> each.code() == session.securityType())
                .findFirst();
        boolean byTls = session.peer().encrypted()
                && !type.map(each -> each.traits().encrypts()).orElse(false);
        try {
            Optional<String> key = type.isPresent() && !byTls ? type.get().fingerprint() : Optional.empty();
            if (key.isPresent()) {
                return Optional.of(new Fingerprint("key", key.get()));
            }
            return tls.isEmpty() || proxied || !session.peer().encrypted()
                    ? Optional.empty()
                    : Optional.of(new Fingerprint(
                            "certificate", tls.get().certificate().now().fingerprint()));
        } catch (ConfigException | IOException e) {
            LOG.debug("a page is not told of the server's key: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
