package oriel.launcher.serve;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import oriel.launcher.cli.RandomPassword;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.Keys;
import oriel.launcher.config.Passwords;
import oriel.security.Accounts;
import oriel.security.Right;

/**
 * Who may come in, and how they prove it.
 *
 * @param accounts the passwords
 * @param securityTypes names of the security types offered, best first
 * @param oneTimePassword the password that was made for this run, where nobody has said anything about passwords
 */
record Access(Accounts accounts, List<String> securityTypes, Optional<String> oneTimePassword) {

    /** The name of the security type that lets everybody in. */
    private static final String NO_SECURITY = "none";

    private static final String BY_PASSWORD = "vnc";

    /** Copies the list. */
    Access {
        securityTypes = List.copyOf(securityTypes);
    }

    static Access of(Configuration configuration, Passwords passwords) throws ConfigException {
        Accounts accounts = passwords.accounts();
        if (!configuration.value(Keys.AUTH)) {
            return new Access(accounts, List.of(NO_SECURITY), Optional.empty());
        }
        List<String> given = configuration.value(Keys.SECURITY_TYPES);
        if (given.contains(BY_PASSWORD) && accounts.isEmpty()) {
            throw new ConfigException(
                    "the security type vnc (" + configuration.where(Keys.SECURITY_TYPES) + ") needs a password",
                    "set password or password_file");
        }
        if (!given.isEmpty()) {
            return new Access(accounts, given, Optional.empty());
        }
        if (!accounts.isEmpty()) {
            return new Access(accounts, List.of(BY_PASSWORD), Optional.empty());
        }
        return configuration.value(Keys.INSECURE)
                ? new Access(accounts, List.of(NO_SECURITY), Optional.empty())
                : with(RandomPassword.make());
    }

    private static Access with(String password) {
        Accounts one = Accounts.NOBODY.with(password.getBytes(StandardCharsets.US_ASCII), Right.FULL);
        return new Access(one, List.of(BY_PASSWORD), Optional.of(password));
    }

    /** True if nobody comes in without proving who they are. */
    boolean isAuthenticated() {
        return !securityTypes.contains(NO_SECURITY);
    }
}
