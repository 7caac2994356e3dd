package oriel.launcher.serve;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.launcher.cli.RandomPassword;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.Keys;
import oriel.launcher.config.Passwords;
import oriel.launcher.plugins.Kind;
import oriel.launcher.plugins.Plugin;
import oriel.launcher.plugins.PluginRegistry;
import oriel.launcher.plugins.Sections;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.plugin.WrongOptionException;
import oriel.security.Accounts;
import oriel.security.Authenticator;
import oriel.security.Right;
import oriel.security.SecurityTools;
import oriel.security.SecurityType;
import oriel.security.SecurityTypeProvider;
import oriel.transport.Peer;

/**
 * Who may come in, and how they prove it.
 *
 * @param securityTypes those that are there, the best first
 * @param order how they are offered
 * @param clear whether also those are offered that do not encrypt, on lines that others may hear
 * @param oneTimePassword the password that was made for this run, where nobody has said anything about passwords
 */
record Access(List<SecurityType> securityTypes, Order order, boolean clear, Optional<String> oneTimePassword) {

    private static final Logger LOG = LoggerFactory.getLogger(Access.class);
    private static final String BY_NOTHING = "none";
    private static final String BY_PASSWORD = "vnc";

    /** Those that are offered without being named, the strongest first: most viewers take the first that they know. */
    private static final List<String> USUAL = List.of("vencrypt", "ra2_256", "ra2", BY_PASSWORD);

    /** How security types are offered. */
    enum Order {
        /** All of them, as they are named. */
        AS_NAMED,
        /** Nobody has a name: all, but where nobody else hears, first those that do not encrypt and ask about no key. */
        BY_LINE,
        /** People have names, which only the stronger ones know. */
        STRONGEST
    }

    /** Copies the list. */
    Access {
        securityTypes = List.copyOf(securityTypes);
    }

    static Access of(
            Configuration configuration,
            Passwords passwords,
            Optional<Supplier<SSLContext>> tls,
            PluginRegistry plugins)
            throws ConfigException, PluginException, StartException {
        Accounts accounts = passwords.accounts();
        List<String> named = named(configuration, accounts);
        Optional<String> oneTimePassword =
                named.isEmpty() && accounts.isEmpty() ? Optional.of(RandomPassword.make()) : Optional.empty();
        if (oneTimePassword.isPresent()) {
            accounts = Accounts.NOBODY.with(oneTimePassword.get().getBytes(StandardCharsets.US_ASCII), Right.FULL);
        }
        if (named.contains(BY_PASSWORD) && accounts.isEmpty()) {
            throw new ConfigException(
                    "the security type vnc (" + configuration.where(Keys.SECURITY_TYPES) + ") needs a password",
                    "set password or password_file");
        }
        Authenticator authenticator = named.equals(List.of(BY_NOTHING)) ? Authenticator.EVERYBODY : accounts;
        SecurityTools tools = new SecurityTools(authenticator, tls, new FolderSecrets(configuration.stateFolder()));
        List<SecurityType> types =
                named.isEmpty() ? usual(configuration, plugins, tools) : named(configuration, plugins, tools, named);
        Order order = !named.isEmpty() ? Order.AS_NAMED : authenticator.knowsNames() ? Order.STRONGEST : Order.BY_LINE;
        return new Access(types, order, configuration.value(Keys.ALLOW_VNC_AUTH), oneTimePassword);
    }

    /** The types that the configuration wants; none if it leaves that open. */
    private static List<String> named(Configuration configuration, Accounts accounts) {
        List<String> given = configuration.value(Keys.SECURITY_TYPES);
        boolean everybody = !configuration.value(Keys.AUTH)
                || given.isEmpty() && accounts.isEmpty() && configuration.value(Keys.INSECURE);
        return everybody ? List.of(BY_NOTHING) : given;
    }

    private static List<SecurityType> named(
            Configuration configuration, PluginRegistry plugins, SecurityTools tools, List<String> names)
            throws PluginException, StartException {
        List<SecurityType> types = new ArrayList<>();
        for (String name : names) {
            types.add(create(configuration, plugins.require(Kind.SECURITY_TYPE, name), tools));
        }
        return types;
    }

    /** Those of the usual ones that are there and can do with these tools. */
    private static List<SecurityType> usual(Configuration configuration, PluginRegistry plugins, SecurityTools tools)
            throws PluginException {
        List<SecurityType> types = new ArrayList<>();
        for (String name : USUAL) {
            Optional<Plugin<SecurityTypeProvider>> plugin = plugins.named(Kind.SECURITY_TYPE, name);
            if (plugin.isPresent()) {
                try {
                    types.add(create(configuration, plugin.get().provider(), tools));
                } catch (WrongOptionException e) {
                    throw e;
                } catch (PluginException e) {
                    LOG.debug("{} is not offered: {}", name, e.getMessage());
                }
            }
        }
        return types;
    }

    private static SecurityType create(Configuration configuration, SecurityTypeProvider provider, SecurityTools tools)
            throws PluginException {
        Options options = Sections.of(configuration, provider.name());
        SecurityType type = provider.create(options, tools);
        options.rejectUnread();
        return type;
    }

    /** True if nobody comes in without proving who they are. */
    boolean isAuthenticated() {
        return securityTypes.stream().allMatch(type -> type.traits().authenticates());
    }

    /** What somebody is offered. */
    List<SecurityType> offer(Peer peer) {
        Stream<SecurityType> types = securityTypes.stream().filter(type -> type.suits(peer));
        boolean simplestFirst = order == Order.BY_LINE && peer.isPrivate();
        if (order == Order.STRONGEST && !clear && !peer.isPrivate()) {
            types = types.filter(type -> type.traits().encrypts());
        }
        return simplestFirst
                ? types.sorted(Comparator.comparing(type -> type.traits().encrypts()))
                        .toList()
                : types.toList();
    }
}
