package oriel.security.vencrypt;

import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.security.Accounts;
import oriel.security.Authenticator;
import oriel.security.SecurityTools;
import oriel.security.SecurityType;
import oriel.security.SecurityTypeProvider;

/** Lets viewers log in inside TLS: rfbproto "VeNCrypt". */
public final class VencryptProvider implements SecurityTypeProvider {

    private static final Logger LOG = LoggerFactory.getLogger(VencryptProvider.class);
    private static final String ANONYMOUS = "anonymous";

    /** For ServiceLoader, and for programs that embed the server. */
    public VencryptProvider() {}

    @Override
    public String name() {
        return "vencrypt";
    }

    /**
     * Makes the type.
     *
     * @param options {@code anonymous}: whether TLS without a certificate is offered too; false if it is left out
     * @throws PluginException if there is no certificate, or nobody to let in
     */
    @Override
    public SecurityType create(Options options, SecurityTools tools) throws PluginException {
        boolean anonymous = options.flag(ANONYMOUS, false);
        if (tools.tls().isEmpty() && !anonymous) {
            throw new PluginException("VeNCrypt has no certificate, since TLS is off", "leave tls out");
        }
        if (isNobody(tools.authenticator())) {
            throw new PluginException("VeNCrypt has nobody to let in", "set a password");
        }
        return new Vencrypt(tools.authenticator(), new Encryption(tools.tls(), anonymous(anonymous)));
    }

    private static boolean isNobody(Authenticator authenticator) {
        return authenticator instanceof Accounts accounts && accounts.isEmpty();
    }

    private static Optional<SSLContext> anonymous(boolean wanted) throws PluginException {
        if (!wanted) {
            return Optional.empty();
        }
        SSLContext context = AnonymousTls.context();
        LOG.warn(
                "viewers may come without checking a certificate (plugins.vencrypt.anonymous): whoever sits between them"
                        + " and this server can pretend to be it, and read and change everything");
        return Optional.of(context);
    }
}
