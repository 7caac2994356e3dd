package oriel.launcher.serve;

import java.util.Optional;
import java.util.function.Supplier;
import oriel.rfb.SecurityTypes;
import oriel.security.Account;
import oriel.security.Admission;
import oriel.security.Refusal;
import oriel.security.SecurityOutcome;
import oriel.security.SecurityTraits;
import oriel.security.SecurityType;
import oriel.transport.Connection;

/**
 * For those who have said who they are before the first word of RFB, and so have to say nothing more: in the handshake it is
 * None.
 *
 * @param account asked once a login; empty: they may not come in
 * @param refusal what they are told then
 */
record EarlyLogin(Supplier<Optional<Account>> account, String refusal) implements SecurityType {

    @Override
    public int code() {
        return SecurityTypes.NONE;
    }

    @Override
    public SecurityTraits traits() {
        return new SecurityTraits(false, true, true);
    }

    @Override
    public SecurityOutcome authenticate(Connection connection) {
        Optional<Account> found = account.get();
        return found.isPresent() ? new Admission(connection, found.get()) : new Refusal(connection, refusal);
    }
}
