package oriel.client;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import oriel.rfb.ProtocolException;
import oriel.rfb.SecurityTypes;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.rfb.message.ChosenSecurityType;
import oriel.rfb.message.ClientInit;
import oriel.rfb.message.DecidedSecurityType;
import oriel.rfb.message.HandshakeMessage;
import oriel.rfb.message.ProtocolVersion;
import oriel.rfb.message.SecurityResult;
import oriel.rfb.message.SecurityTypeList;
import oriel.transport.Connection;

/** The client's side from ProtocolVersion to ClientInit: RFC 6143 sections 7.1 to 7.3. */
final class Login {

    private static final int RFC_MINOR = 8;

    private final WireReader in;
    private Connection connection;
    private final ViewerLogin login;
    private final boolean shared;

    Login(Connection connection, ViewerOptions options) {
        this.connection = connection;
        this.in = new WireReader(connection);
        this.login = options.login();
        this.shared = options.shared();
    }

    /** Logs in; gives the connection to go on with. */
    Connection run() throws IOException {
        int minor = version();
        int type = minor == 3 ? decided() : choose();
        switch (type) {
            case SecurityTypes.NONE -> {}
            case SecurityTypes.VNC_AUTHENTICATION -> VncLogin.answer(connection, login.secret());
            case SecurityTypes.VENCRYPT -> connection = new VencryptLogin(login).run(connection);
            default ->
                throw new LoginException(
                        LoginProblem.UNKNOWN_TYPE,
                        "the server wants security type " + type + ", which this client does not know");
        }
        if (type != SecurityTypes.NONE || minor == RFC_MINOR) {
            result(minor);
        }
        send(new ClientInit(shared));
        return connection;
    }

    private int version() throws IOException {
        int minor = ProtocolVersion.ofServer(in)
                .orElseThrow(() -> new ProtocolException("the server does not speak RFB"))
                .minor();
        int spoken = minor < 7 ? 3 : Math.min(minor, RFC_MINOR);
        send(new ProtocolVersion(3, spoken));
        return spoken;
    }

    private int decided() throws IOException {
        DecidedSecurityType decided = DecidedSecurityType.read(in);
        if (decided.reason().isPresent()) {
            throw new LoginException(decided.reason().get());
        }
        if (login.encrypted()) {
            throw inTheClear();
        }
        return decided.type();
    }

    private int choose() throws IOException {
        SecurityTypeList offered = SecurityTypeList.read(in);
        if (offered.reason().isPresent()) {
            throw new LoginException(offered.reason().get());
        }
        List<Integer> types = offered.types();
        Optional<Integer> chosen = login.encrypted()
                ? Optional.empty()
                : types.stream().filter(Login::isPlain).findFirst();
        if (chosen.isEmpty() && types.contains(SecurityTypes.VENCRYPT)) {
            chosen = Optional.of(SecurityTypes.VENCRYPT);
        }
        if (chosen.isEmpty() && login.encrypted()) {
            throw inTheClear();
        }
        int type = chosen.orElse(types.get(0));
        if (chosen.isPresent()) {
            send(new ChosenSecurityType(type));
        }
        return type;
    }

    private static boolean isPlain(int type) {
        return type == SecurityTypes.NONE || type == SecurityTypes.VNC_AUTHENTICATION;
    }

    private static LoginException inTheClear() {
        return new LoginException(
                LoginProblem.IN_THE_CLEAR,
                "the server does not offer VeNCrypt, so it was told neither a name nor a password");
    }

    private void result(int minor) throws IOException {
        SecurityResult result = SecurityResult.read(minor == RFC_MINOR, new WireReader(connection));
        if (!result.isOk()) {
            throw new LoginException(result.reason().orElse("the server refused the password"));
        }
    }

    private void send(HandshakeMessage message) throws IOException {
        WireBuffer out = new WireBuffer(16);
        message.write(out);
        connection.write(out.view());
    }
}
