package oriel.security.vencrypt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.ProtocolException;
import oriel.rfb.SecurityTypes;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.rfb.message.ChosenVencryptSubtype;
import oriel.rfb.message.HandshakeMessage;
import oriel.rfb.message.VencryptGoAhead;
import oriel.rfb.message.VencryptSubtypeList;
import oriel.rfb.message.VencryptVersion;
import oriel.security.Authenticator;
import oriel.security.NoneProvider;
import oriel.security.PlainLogin;
import oriel.security.SecurityOutcome;
import oriel.security.SecurityTools;
import oriel.security.SecurityTraits;
import oriel.security.SecurityType;
import oriel.security.SecurityTypeProvider;
import oriel.security.VncAuthenticationProvider;
import oriel.transport.Connection;
import oriel.transport.Peer;
import oriel.transport.tls.TlsConnection;

/**
 * VeNCrypt 0.2: a list of subtypes by the line and by who is known, of which the viewer takes one; then TLS, unless the line
 * is encrypted already; inside of it the login.
 */
final class Vencrypt implements SecurityType {

    private final Authenticator authenticator;
    private final Encryption encryption;

    Vencrypt(Authenticator authenticator, Encryption encryption) {
        this.authenticator = authenticator;
        this.encryption = encryption;
    }

    @Override
    public int code() {
        return SecurityTypes.VENCRYPT;
    }

    @Override
    public SecurityTraits traits() {
        return new SecurityTraits(true, !authenticator.admitsEverybody(), false);
    }

    /** Browsers know no subtype with TLS of its own, and give up when they are offered nothing else. */
    @Override
    public boolean suits(Peer peer) {
        return !subtypes(peer).isEmpty();
    }

    @Override
    public SecurityOutcome authenticate(Connection connection) throws IOException {
        Subtype chosen = choose(connection);
        Optional<SSLEngine> engine = encryption.engine(chosen.cover());
        if (engine.isEmpty()) {
            return login(chosen.proof(), connection);
        }
        say(connection, new VencryptGoAhead(true));
        return login(chosen.proof(), TlsConnection.negotiate(connection, engine.get()));
    }

    private Subtype choose(Connection connection) throws IOException {
        WireReader in = new WireReader(connection);
        say(connection, VencryptVersion.V0_2);
        VencryptVersion version = VencryptVersion.read(in);
        if (!version.equals(VencryptVersion.V0_2)) {
            say(connection, VencryptSubtypeList.REFUSED);
            throw new ProtocolException("version " + version + " of VeNCrypt");
        }
        List<Subtype> offered = subtypes(connection.peer());
        say(
                connection,
                new VencryptSubtypeList(offered.stream().map(Subtype::code).toList()));
        int chosen = ChosenVencryptSubtype.read(in).subtype();
        for (Subtype subtype : offered) {
            if (subtype.code() == chosen) {
                return subtype;
            }
        }
        say(connection, new VencryptGoAhead(false));
        throw new ProtocolException("subtype " + chosen + " of VeNCrypt was not offered");
    }

    private static void say(Connection connection, HandshakeMessage message) throws IOException {
        WireBuffer out = new WireBuffer(64);
        message.write(out);
        connection.write(out.view());
    }

    /** In the order of the offer: most viewers take the first that they know. */
    List<Subtype> subtypes(Peer peer) {
        List<Subtype> subtypes = new ArrayList<>();
        for (Cover cover : covers(peer)) {
            if (encryption.has(cover)) {
                proofs().forEach(proof -> subtypes.add(new Subtype(cover, proof)));
            }
        }
        return subtypes;
    }

    private static List<Cover> covers(Peer peer) {
        if (peer.encrypted()) {
            return List.of(Cover.LINE);
        }
        return peer.browser() ? List.of() : List.of(Cover.X509, Cover.ANONYMOUS);
    }

    /** Who is asked for a name that nobody has is at a loss, so VNC authentication goes first there. */
    private List<Proof> proofs() {
        if (authenticator.admitsEverybody()) {
            return List.of(Proof.NONE);
        }
        if (!authenticator.knowsSecrets()) {
            return List.of(Proof.PLAIN);
        }
        return authenticator.knowsNames() ? List.of(Proof.PLAIN, Proof.VNC) : List.of(Proof.VNC, Proof.PLAIN);
    }

    private SecurityOutcome login(Proof proof, Connection connection) throws IOException {
        return switch (proof) {
            case NONE -> type(new NoneProvider()).authenticate(connection);
            case VNC -> type(new VncAuthenticationProvider()).authenticate(connection);
            case PLAIN -> PlainLogin.authenticate(authenticator, connection);
        };
    }

    /** Whoever it lets in is known by now; secrets may have gone since the offer. */
    private SecurityType type(SecurityTypeProvider provider) throws IOException {
        try {
            return provider.create(Options.none(provider.name()), new SecurityTools(authenticator));
        } catch (PluginException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
