package oriel.launcher.serve;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.launcher.cli.FolderSecrets;
import oriel.launcher.cli.RandomPassword;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.Keys;
import oriel.launcher.config.Passwords;
import oriel.launcher.link.Links;
import oriel.launcher.people.CurrentRights;
import oriel.launcher.people.PeopleAuthenticator;
import oriel.launcher.people.PeopleFile;
import oriel.launcher.plugins.Kind;
import oriel.launcher.plugins.Plugin;
import oriel.launcher.plugins.PluginRegistry;
import oriel.launcher.plugins.Sections;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.plugin.WrongOptionException;
import oriel.security.Account;
import oriel.security.Accounts;
import oriel.security.Authenticator;
import oriel.security.Right;
import oriel.security.SecurityTools;
import oriel.security.SecurityType;
import oriel.security.SecurityTypeProvider;
import oriel.server.event.SessionInfo;
import oriel.transport.Peer;

/**
 * Who may come in, and how they prove it.
 *
 * @param securityTypes those that are there, with the names of their plugins, the best first
 * @param order how they are offered
 * @param clear whether also those are offered that do not encrypt, on lines that others may hear
 * @param people who has a name; empty where nobody is asked
 * @param links by which others come in without a name or a password
 * @param oneTimePassword the password that was made for this run, where nobody has said anything about passwords
 */
record Access(
        Map<String, SecurityType> securityTypes,
        Order order,
        boolean clear,
        Optional<PeopleAuthenticator> people,
        Links links,
        Optional<String> oneTimePassword) {

    private static final Logger LOG = LoggerFactory.getLogger(Access.class);
    private static final String BY_NOTHING = "none";
    private static final String BY_PASSWORD = "vnc";

    /** Those that are offered without being named, the strongest first: most viewers take the first that they know. */
    private static final List<String> USUAL = List.of("vencrypt", "ra2_256", "ra2", "ra2ne", BY_PASSWORD);

    /** How security types are offered. */
    enum Order {
        /** All of them, as they are named. */
        AS_NAMED,
        /**
         * By the line and by who is known. Where nobody has a name and nobody else hears, those of RFC 6143 go first, which ask
         * about no key; where people have names, those that know names.
         */
        BY_LINE
    }

    /** Copies the types. */
    Access {
        securityTypes = Collections.unmodifiableMap(new LinkedHashMap<>(securityTypes));
    }

    static Access of(
            Configuration configuration,
            Passwords passwords,
            Optional<Supplier<SSLContext>> tls,
            PluginRegistry plugins)
            throws ConfigException, PluginException, StartException {
        Accounts accounts = passwords.accounts();
        boolean open = isOpen(configuration, accounts);
        List<String> named = named(configuration, open);
        PeopleFile file = PeopleFile.of(configuration);
        List<Authenticator> others = open ? List.of() : new AuthenticatorPlan(configuration, plugins).authenticators();
        boolean unknown =
                !open && accounts.isEmpty() && others.isEmpty() && file.read().isEmpty();
        if (unknown && named.contains(BY_PASSWORD)) {
            throw new ConfigException(
                    "the security type vnc (" + configuration.where(Keys.SECURITY_TYPES) + ") needs a password",
                    "set password or password_file");
        }
        Optional<String> oneTimePassword = unknown ? Optional.of(RandomPassword.make()) : Optional.empty();
        if (oneTimePassword.isPresent()) {
            accounts = Accounts.NOBODY.with(oneTimePassword.get().getBytes(StandardCharsets.US_ASCII), Right.FULL);
        }
        Optional<PeopleAuthenticator> people = open
                ? Optional.empty()
                : Optional.of(new PeopleAuthenticator(accounts, file, others, Clock.systemDefaultZone()));
        Links links = Links.in(configuration.stateFolder(), Clock.systemUTC());
        Authenticator authenticator = people.<Authenticator>map(all -> new TokenAuthenticator(links, all))
                .orElse(Authenticator.EVERYBODY);
        SecurityTools tools = new SecurityTools(authenticator, tls, new FolderSecrets(configuration.stateFolder()));
        Map<String, SecurityType> types =
                named.isEmpty() ? usual(configuration, plugins, tools) : named(configuration, plugins, tools, named);
        if (types.isEmpty()) {
            throw new ConfigException(
                    "nobody can log in: there is no security type for people with names",
                    "set tls to auto, or set a password");
        }
        Order order = named.isEmpty() ? Order.BY_LINE : Order.AS_NAMED;
        return new Access(types, order, configuration.value(Keys.ALLOW_VNC_AUTH), people, links, oneTimePassword);
    }

    /** True if everybody comes in, whatever they say. */
    private static boolean isOpen(Configuration configuration, Accounts accounts) throws ConfigException {
        List<String> given = configuration.value(Keys.SECURITY_TYPES);
        return !configuration.value(Keys.AUTH)
                || given.equals(List.of(BY_NOTHING))
                || given.isEmpty()
                        && configuration.value(Keys.INSECURE)
                        && accounts.isEmpty()
                        && configuration.value(Keys.AUTHENTICATORS).isEmpty()
                        && PeopleFile.of(configuration).read().isEmpty();
    }

    /** The types that the configuration wants; none if it leaves that open. */
    private static List<String> named(Configuration configuration, boolean open) throws ConfigException {
        List<String> given = configuration.value(Keys.SECURITY_TYPES);
        if (open && given.contains(BY_PASSWORD)) {
            throw new ConfigException(
                    "the security type vnc (" + configuration.where(Keys.SECURITY_TYPES)
                            + ") needs a password, and auth (" + configuration.where(Keys.AUTH) + ") is false",
                    "leave vnc out, or let auth be true");
        }
        return open && given.isEmpty() ? List.of(BY_NOTHING) : given;
    }

    private static Map<String, SecurityType> named(
            Configuration configuration, PluginRegistry plugins, SecurityTools tools, List<String> names)
            throws PluginException, StartException {
        Map<String, SecurityType> types = new LinkedHashMap<>();
        for (String name : names) {
            types.put(name, create(configuration, plugins.require(Kind.SECURITY_TYPE, name), tools));
        }
        return types;
    }

    /** Those of the usual ones that are there and can do with these tools. */
    private static Map<String, SecurityType> usual(
            Configuration configuration, PluginRegistry plugins, SecurityTools tools) throws PluginException {
        Map<String, SecurityType> types = new LinkedHashMap<>();
        for (String name : USUAL) {
            Optional<Plugin<SecurityTypeProvider>> plugin = plugins.named(Kind.SECURITY_TYPE, name);
            if (plugin.isPresent()) {
                try {
                    types.put(name, create(configuration, plugin.get().provider(), tools));
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

    /** The way in which somebody has shown who they are: the plugin of their security type, {@code link} or {@code proxy}. */
    String way(SessionInfo session) {
        if (session.peer().token().isPresent()) {
            return "link";
        }
        if (session.peer().vouched().isPresent()) {
            return "proxy";
        }
        return securityTypes.entrySet().stream()
                .filter(named -> named.getValue().code() == session.securityType())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> "type " + session.securityType());
    }

    /** True if nobody comes in without proving who they are. */
    boolean isAuthenticated() {
        return securityTypes.values().stream().allMatch(type -> type.traits().authenticates());
    }

    /**
     * Takes other passwords for logins to come.
     *
     * @return false if nobody is asked for one, or if there are none any more or for the first time: all ways to log in were made
     *     for what there was
     */
    boolean take(Accounts newest) {
        boolean alike = people.isPresent() && newest.isEmpty() != people.get().knowsSecrets();
        if (!alike || oneTimePassword.isPresent()) {
            return false;
        }
        people.get().passwords(newest);
        return true;
    }

    /** Those whose rights may change while they are here. */
    List<CurrentRights> currentRights() {
        return Stream.concat(Stream.of(links), people.stream()).toList();
    }

    /** Who has said who they are before is asked no more, and comes in so or not at all. */
    private Optional<SecurityType> early(Peer peer) {
        if (peer.token().isPresent()) {
            return Optional.of(new EarlyLogin(
                    () -> links.admit(peer.token().get()), "this link is not good any more: ask for another one"));
        }
        return peer.vouched()
                .map(name -> new EarlyLogin(
                        () -> people.flatMap(all -> all.rights(name)).map(rights -> new Account(name, rights)),
                        "the proxy names somebody who may not come in"));
    }

    /** What somebody is offered. */
    List<SecurityType> offer(Peer peer) {
        Optional<SecurityType> early = early(peer);
        if (early.isPresent()) {
            return List.of(early.get());
        }
        Stream<SecurityType> types = securityTypes.values().stream().filter(type -> type.suits(peer));
        if (order == Order.BY_LINE) {
            boolean names = people.isPresent() && people.get().knowsNames();
            if (names && !clear && !peer.isPrivate()) {
                types = types.filter(type -> type.traits().encrypts());
            } else if (!names && peer.isPrivate()) {
                types = types.sorted(Comparator.comparing(type -> !type.traits().version33()));
            }
        }
        return types.toList();
    }
}
