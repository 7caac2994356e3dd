package oriel.authenticator.pam;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.security.Authenticator;
import oriel.security.AuthenticatorProvider;

/** Offers the accounts of the system, and all else that PAM knows. Options: service, folder, rights, timeout. */
public final class PamProvider implements AuthenticatorProvider {

    private static final Logger LOG = LoggerFactory.getLogger(PamProvider.class);
    private static final int SECONDS = 30;
    private static final int MAX_SECONDS = 100;
    private static final Duration CLOSING = Duration.ofSeconds(20);

    /** For ServiceLoader. */
    public PamProvider() {}

    @Override
    public String name() {
        return "pam";
    }

    @Override
    public Optional<String> unavailableReason(Options options) {
        return PamLibrary.load();
    }

    @Override
    public Authenticator create(Options options) throws PluginException {
        Optional<String> reason = PamLibrary.load();
        if (reason.isPresent()) {
            throw new PluginException(reason.get(), "install what is missing, or leave pam out of authenticators");
        }
        boolean root = LibC.geteuid() == 0;
        Optional<String> owner = root ? Optional.empty() : Optional.of(System.getProperty("user.name"));
        PamRights rights = PamRights.of(options, owner, SystemGroups::isMember);
        Duration limit = Duration.ofSeconds(options.integer("timeout", SECONDS, 1, MAX_SECONDS));
        PamService service = PamService.of(options);
        if (service.folder().isPresent() && !PamLibrary.knowsFolders()) {
            throw new PluginException(
                    "this PAM reads its services from its own folders only", "leave the option plugins.pam.folder out");
        }
        if (!root) {
            LOG.info(
                    "PAM's pam_unix knows the password of nobody but {}, since Oriel does not run as root",
                    owner.get());
        }
        return new PamAuthenticator(door(service, limit), rights, limit);
    }

    /** Where somebody is asked about, by what the rules want. */
    static Door door(PamService service, Duration limit) throws PluginException {
        return service.opensSessions()
                ? new SessionDoor(service, limit, CLOSING)
                : new LoginDoor(new PamLogin(service), SessionDoor.forLogins(service, limit), limit);
    }
}
