package oriel.client;

import java.io.IOException;
import java.util.List;
import oriel.rfb.ProtocolException;
import oriel.rfb.VencryptSubtypes;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.rfb.message.ChosenVencryptSubtype;
import oriel.rfb.message.HandshakeMessage;
import oriel.rfb.message.PlainCredentials;
import oriel.rfb.message.VencryptGoAhead;
import oriel.rfb.message.VencryptSubtypeList;
import oriel.rfb.message.VencryptVersion;
import oriel.transport.Connection;

/** The client's side of rfbproto's "VeNCrypt", with certificates alone: what has none proves no server. */
final class VencryptLogin {

    private final ViewerLogin login;

    VencryptLogin(ViewerLogin login) {
        this.login = login;
    }

    /**
     * Logs in, up to the server's SecurityResult.
     *
     * @return the connection to go on with
     */
    Connection run(Connection connection) throws IOException {
        WireReader in = new WireReader(connection);
        VencryptVersion.read(in);
        send(connection, VencryptVersion.V0_2);
        List<Integer> offered = VencryptSubtypeList.read(in).subtypes();
        int subtype = choose(offered);
        send(connection, new ChosenVencryptSubtype(subtype));
        if (!VencryptGoAhead.read(in).accepted()) {
            throw new ProtocolException("the server takes back what it has offered");
        }
        Connection encrypted = login.trust().over(connection);
        if (subtype == VencryptSubtypes.X509_PLAIN) {
            send(encrypted, new PlainCredentials(login.user().orElse(""), login.text()));
        } else if (subtype == VencryptSubtypes.X509_VNC) {
            VncLogin.answer(encrypted, login.secret());
        }
        return encrypted;
    }

    /** The first of the offer that it can do. */
    private int choose(List<Integer> offered) throws LoginException {
        for (int subtype : offered) {
            if (suits(subtype)) {
                return subtype;
            }
        }
        if (offered.stream().noneMatch(VencryptLogin::isKnown)) {
            throw new LoginException(
                    LoginProblem.UNKNOWN_TYPE,
                    "the server encrypts by nothing that this client knows, only by " + offered);
        }
        if (login.user().isPresent()) {
            throw new LoginException(LoginProblem.NO_NAMES, "the server knows no user names");
        }
        throw offered.contains(VencryptSubtypes.X509_VNC)
                ? ViewerLogin.passwordWanted()
                : new LoginException(LoginProblem.NAME_WANTED, "the server wants a user name and a password");
    }

    private static boolean isKnown(int subtype) {
        return subtype == VencryptSubtypes.X509_NONE
                || subtype == VencryptSubtypes.X509_VNC
                || subtype == VencryptSubtypes.X509_PLAIN;
    }

    private boolean suits(int subtype) {
        boolean named = login.user().isPresent();
        boolean secret = login.password().isPresent();
        return switch (subtype) {
            case VencryptSubtypes.X509_NONE -> !named;
            case VencryptSubtypes.X509_VNC -> !named && secret;
            case VencryptSubtypes.X509_PLAIN -> secret;
            default -> false;
        };
    }

    private static void send(Connection connection, HandshakeMessage message) throws IOException {
        WireBuffer out = new WireBuffer(64);
        message.write(out);
        connection.write(out.view());
    }
}
