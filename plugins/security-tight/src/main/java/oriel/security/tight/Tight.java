package oriel.security.tight;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.ProtocolException;
import oriel.rfb.SecurityTypes;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.rfb.message.ChosenTightCapability;
import oriel.rfb.message.HandshakeMessage;
import oriel.rfb.message.TightCapability;
import oriel.rfb.message.TightCapabilityList;
import oriel.rfb.message.TightInteraction;
import oriel.security.Admission;
import oriel.security.Authenticator;
import oriel.security.PlainLogin;
import oriel.security.Refusal;
import oriel.security.SecurityOutcome;
import oriel.security.SecurityTools;
import oriel.security.SecurityTraits;
import oriel.security.SecurityType;
import oriel.security.VncAuthenticationProvider;
import oriel.transport.Connection;
import oriel.transport.Peer;

/**
 * Tight: no tunnels, then a list of ways to log in by the line and by who is known, of which the viewer takes one. Nothing is
 * encrypted by it.
 */
final class Tight implements SecurityType {

    private final Authenticator authenticator;

    Tight(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    @Override
    public int code() {
        return SecurityTypes.TIGHT;
    }

    @Override
    public SecurityTraits traits() {
        return new SecurityTraits(false, !authenticator.admitsEverybody(), false);
    }

    @Override
    public boolean suits(Peer peer) {
        return authenticator.admitsEverybody() || !logins(peer).isEmpty();
    }

    @Override
    public SecurityOutcome authenticate(Connection connection) throws IOException {
        say(connection, TightCapabilityList.EMPTY);
        List<TightCapability> offered = logins(connection.peer());
        say(connection, new TightCapabilityList(offered));
        if (authenticator.admitsEverybody()) {
            return anybody(connection);
        }
        int chosen = ChosenTightCapability.read(new WireReader(connection)).code();
        for (TightCapability login : offered) {
            if (login.code() == chosen) {
                return authenticate(login, connection);
            }
        }
        throw new ProtocolException("login " + chosen + " of Tight was not offered");
    }

    private static void say(Connection connection, HandshakeMessage message) throws IOException {
        WireBuffer out = new WireBuffer(64);
        message.write(out);
        connection.write(out.view());
    }

    /** None where everybody comes in. Passwords as they are have no business on a line that others may read. */
    private List<TightCapability> logins(Peer peer) {
        List<TightCapability> logins = new ArrayList<>();
        if (authenticator.admitsEverybody()) {
            return logins;
        }
        if (peer.isPrivate() && (authenticator.knowsNames() || !authenticator.knowsSecrets())) {
            logins.add(Capabilities.UNIX_LOGIN);
        }
        if (authenticator.knowsSecrets()) {
            logins.add(Capabilities.VNC_AUTHENTICATION);
        }
        return logins;
    }

    private SecurityOutcome anybody(Connection connection) {
        return authenticator
                .withSecret("", new byte[0], connection.peer())
                .<SecurityOutcome>map(account -> new Admission(connection, account))
                .orElseGet(() -> new Refusal(connection, "nobody comes in without a password"));
    }

    private SecurityOutcome authenticate(TightCapability login, Connection connection) throws IOException {
        if (login.equals(Capabilities.UNIX_LOGIN)) {
            return PlainLogin.authenticate(authenticator, connection);
        }
        try {
            return new VncAuthenticationProvider()
                    .create(Options.none("vnc"), new SecurityTools(authenticator))
                    .authenticate(connection);
        } catch (PluginException e) {
            throw new IOException(e.getMessage(), e); // The last secret has gone since the offer.
        }
    }

    /** No messages of TightVNC's own are spoken; a viewer shows its file transfer, for one, only where they are listed. */
    @Override
    public void extendServerInit(WireBuffer out, IntPredicate encodings) {
        new TightInteraction(List.of(), List.of(), Capabilities.encodings(encodings)).write(out);
    }
}
