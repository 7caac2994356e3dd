package oriel.server.session;

import java.util.Set;
import oriel.rfb.SecurityTypes;
import oriel.security.Admission;
import oriel.security.Right;
import oriel.security.SecurityOutcome;
import oriel.security.SecurityTraits;
import oriel.security.SecurityType;
import oriel.transport.Connection;

/** Lets somebody of this program look, by security type None. */
final class ObserverLogin implements SecurityType {

    @Override
    public int code() {
        return SecurityTypes.NONE;
    }

    @Override
    public SecurityTraits traits() {
        return new SecurityTraits(false, false, true);
    }

    @Override
    public SecurityOutcome authenticate(Connection connection) {
        return new Admission(connection, "", Set.of(Right.LOOK));
    }
}
