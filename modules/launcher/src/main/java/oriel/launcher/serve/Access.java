package oriel.launcher.serve;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import oriel.launcher.cli.RandomPassword;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.Keys;
import oriel.launcher.config.Passwords;
import oriel.launcher.plugins.Kind;
import oriel.launcher.plugins.PluginRegistry;
import oriel.launcher.plugins.Sections;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.security.Accounts;
import oriel.security.Right;
import oriel.security.SecurityType;

/**
 * Who may come in, and how they prove it.
 *
 * @param securityTypes those offered, best first
 * @param oneTimePassword the password that was made for this run, where nobody has said anything about passwords
 */
record Access(List<SecurityType> securityTypes, Optional<String> oneTimePassword) {

    private static final String BY_NOTHING = "none";
    private static final String BY_PASSWORD = "vnc";

    /** Copies the list. */
    Access {
        securityTypes = List.copyOf(securityTypes);
    }

    static Access of(Configuration configuration, Passwords passwords, PluginRegistry plugins)
            throws ConfigException, PluginException, StartException {
        Accounts accounts = passwords.accounts();
        List<String> names = names(configuration, accounts);
        Optional<String> oneTimePassword = names.isEmpty() ? Optional.of(RandomPassword.make()) : Optional.empty();
        if (oneTimePassword.isPresent()) {
            accounts = Accounts.NOBODY.with(oneTimePassword.get().getBytes(StandardCharsets.US_ASCII), Right.FULL);
            names = List.of(BY_PASSWORD);
        }
        List<SecurityType> types = new ArrayList<>();
        for (String name : names) {
            Options options = Sections.of(configuration, name);
            types.add(plugins.require(Kind.SECURITY_TYPE, name).create(options, accounts));
            options.rejectUnread();
        }
        return new Access(types, oneTimePassword);
    }

    /** Which types the configuration wants; none if nobody has chosen a password, nor to do without. */
    private static List<String> names(Configuration configuration, Accounts accounts) throws ConfigException {
        if (!configuration.value(Keys.AUTH)) {
            return List.of(BY_NOTHING);
        }
        List<String> given = configuration.value(Keys.SECURITY_TYPES);
        if (given.contains(BY_PASSWORD) && accounts.isEmpty()) {
            throw new ConfigException(
                    "the security type vnc (" + configuration.where(Keys.SECURITY_TYPES) + ") needs a password",
                    "set password or password_file");
        }
        if (!given.isEmpty()) {
            return given;
        }
        if (!accounts.isEmpty()) {
            return List.of(BY_PASSWORD);
        }
        return configuration.value(Keys.INSECURE) ? List.of(BY_NOTHING) : List.of();
    }

    /** True if nobody comes in without proving who they are. */
    boolean isAuthenticated() {
        return securityTypes.stream().allMatch(type -> type.traits().authenticates());
    }
}
