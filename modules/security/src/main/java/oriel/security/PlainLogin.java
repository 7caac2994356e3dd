package oriel.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import oriel.rfb.WireReader;
import oriel.rfb.message.PlainCredentials;
import oriel.transport.Connection;

/** Name and password as they are, which several security types have in common; for lines that nobody else reads. */
public final class PlainLogin {

    private PlainLogin() {}

    /**
     * Reads them, and asks who that is.
     *
     * @return a refusal that does not say which of the two is wrong
     * @throws oriel.rfb.ProtocolException if one of them is too long
     */
    public static SecurityOutcome authenticate(Authenticator authenticator, Connection connection) throws IOException {
        PlainCredentials said = PlainCredentials.read(new WireReader(connection));
        byte[] user = said.user().getBytes(StandardCharsets.UTF_8);
        byte[] password = said.password().getBytes(StandardCharsets.UTF_8);
        return new Credentials(user, password).judge(authenticator, connection.peer(), connection);
    }
}
