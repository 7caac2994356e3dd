package oriel.launcher.serve;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.FileMode;
import oriel.launcher.config.Key;
import oriel.launcher.config.Keys;
import oriel.launcher.config.ListenAddress;
import oriel.launcher.config.MetricsKeys;
import oriel.launcher.config.Passwords;
import oriel.launcher.config.TlsKeys;
import oriel.launcher.plugins.PluginRegistry;
import oriel.launcher.tls.TlsPlan;
import oriel.plugin.PluginException;
import oriel.security.Right;
import oriel.server.options.ServerOptions;
import oriel.server.options.ViewerPolicy;
import oriel.transport.Network;
import oriel.transport.NetworkRules;
import oriel.transport.TransportSettings;
import oriel.transport.WebSocketSettings;

/**
 * What the configuration means for the server, checked as far as that is possible without a screen.
 *
 * @param configuration where it all comes from
 * @param access who may come in
 * @param transport where to listen
 * @param tls how it is encrypted, if it is
 * @param webRoot the folder of web pages, if browsers are served and it is there
 * @param warnings what the operator should know, one line each
 */
public record ServerPlan(
        Configuration configuration,
        Access access,
        TransportSettings transport,
        Optional<TlsPlan> tls,
        Optional<Path> webRoot,
        List<String> warnings) {

    private static final Pattern OF_THIS_MACHINE =
            Pattern.compile("[a-z]+://(?:(?:[^/@]*\\.)?localhost\\.?|127\\.[0-9.]+|\\[[0:]*:0*1])(?::\\d+)?");

    /**
     * Makes it.
     *
     * @throws ConfigException if settings cannot be served
     * @throws PluginException if a security type cannot be used as the configuration wants it
     * @throws StartException if there is no such security type
     */
    public static ServerPlan of(Configuration configuration, PluginRegistry plugins)
            throws ConfigException, PluginException, StartException {
        Passwords passwords = Passwords.of(configuration);
        List<String> warnings = new ArrayList<>(passwords.warnings());
        configuration
                .path(MetricsKeys.METRICS_TOKEN_FILE)
                .flatMap(file -> FileMode.warning("token of metrics_token_file", file))
                .ifPresent(warnings::add);
        Optional<TlsPlan> tls = TlsPlan.of(configuration);
        Access access = Access.of(configuration, passwords, tls.map(TlsPlan::context), plugins);
        String host = ListenAddress.of(
                configuration,
                access.isAuthenticated(),
                access.oneTimePassword().isPresent());
        checkFolder(configuration, Keys.WEB_ROOT);
        checkFolder(configuration, Keys.PLUGIN_FOLDER);
        Optional<Path> webRoot = webRoot(configuration, warnings);
        boolean loopback = ListenAddress.isLoopback(host);
        if (!loopback) {
            TlsPlan.checkPublic(configuration);
        }
        TransportSettings transport =
                transport(configuration, access, host).withTls(tls.map(plan -> plan.settings(loopback)));
        return new ServerPlan(configuration, access, transport, tls, webRoot, warnings);
    }

    /** The same through sockets that listen already, by their ports. */
    ServerPlan through(Map<Integer, Integer> descriptors) {
        return new ServerPlan(configuration, access, transport.withInherited(descriptors), tls, webRoot, warnings);
    }

    /**
     * Origins that are named as allowed and are not: pages from this machine, where no password is asked for. Whoever
     * develops a page there, or lets a program serve one, has not thought of giving it the screen.
     */
    List<String> refusedOrigins() {
        return configuration.value(Keys.WEBSOCKET_ALLOWED_ORIGINS).stream()
                .filter(origin -> !isAllowed(origin, access))
                .toList();
    }

    private static boolean isAllowed(String origin, Access access) {
        return access.isAuthenticated() || !OF_THIS_MACHINE.matcher(origin).matches();
    }

    /** The part of it that the engine wants. */
    ServerOptions serverOptions() {
        return new OptionsPlan(configuration).options();
    }

    /** What of somebody's rights anybody may use. */
    Set<Right> usable(Set<Right> rights) {
        ViewerPolicy policy = new OptionsPlan(configuration).policy();
        Set<Right> usable = EnumSet.noneOf(Right.class);
        usable.addAll(rights);
        Map.of(
                        Right.RESIZE,
                        policy.resize(),
                        Right.CLIPBOARD_READ,
                        policy.clipboard().toViewers(),
                        Right.CLIPBOARD_WRITE,
                        policy.clipboard().fromViewers())
                .forEach((right, allowed) -> {
                    if (!allowed) {
                        usable.remove(right);
                    }
                });
        return usable;
    }

    private static TransportSettings transport(Configuration configuration, Access access, String host) {
        WebSocketSettings webSocket = WebSocketSettings.DEFAULT
                .withEnabled(configuration.value(Keys.ENABLE_WEBSOCKET))
                .withDetectTimeout(seconds(configuration, Keys.WEBSOCKET_DETECT_TIMEOUT))
                .withLimits(
                        configuration.value(Keys.WEBSOCKET_MAX_HANDSHAKE_BYTES),
                        configuration.value(Keys.WEBSOCKET_MAX_PAYLOAD_BYTES),
                        configuration.value(Keys.WEBSOCKET_MAX_BUFFER_BYTES))
                .withAllowedOrigins(configuration.value(Keys.WEBSOCKET_ALLOWED_ORIGINS).stream()
                        .filter(origin -> isAllowed(origin, access))
                        .collect(Collectors.toUnmodifiableSet()))
                .withAllowedHosts(hosts(configuration))
                .withBasePath(configuration.value(Keys.BASE_PATH).replaceFirst("/$", ""));
        return TransportSettings.listenOn(host, configuration.value(Keys.PORT))
                .withViewerPort(configuration.value(Keys.VIEWER_PORT))
                .withBrowserPort(configuration.value(Keys.BROWSER_PORT))
                .withMaxStrangers(configuration.value(Keys.MAX_UNAUTHENTICATED_CONNECTIONS))
                .withStallTimeout(seconds(configuration, Keys.CLIENT_SOCKET_TIMEOUT))
                .withWebSocket(webSocket)
                .withNetworks(new NetworkRules(
                        networks(configuration, Keys.ALLOW),
                        networks(configuration, Keys.DENY),
                        networks(configuration, Keys.TRUSTED_PROXIES),
                        configuration.value(Keys.PROXY_USER_HEADER)));
    }

    /** Those that are named, and the one that is certified. */
    private static Set<String> hosts(Configuration configuration) {
        return Stream.concat(
                        configuration.value(Keys.ALLOWED_HOSTS).stream(),
                        configuration.value(TlsKeys.TLS_DOMAIN).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whose addresses another configuration lets connect, with the proxies of this one. */
    NetworkRules welcome(Configuration newest) {
        NetworkRules started = transport.networks();
        return new NetworkRules(
                networks(newest, Keys.ALLOW),
                networks(newest, Keys.DENY),
                started.trustedProxies(),
                started.userHeader());
    }

    private static List<Network> networks(Configuration configuration, Key<List<String>> key) {
        return configuration.value(key).stream()
                .flatMap(text -> Network.parse(text).stream())
                .toList();
    }

    private static Optional<Path> webRoot(Configuration configuration, List<String> warnings) {
        if (!configuration.value(Keys.ENABLE_WEBSOCKET)) {
            return Optional.empty();
        }
        Optional<Path> folder = configuration.webRoot().filter(Files::isDirectory);
        if (folder.isEmpty()) {
            warnings.add("there are no web pages to serve: --web-root names a folder of them");
        }
        return folder;
    }

    private static void checkFolder(Configuration configuration, Key<Optional<String>> key) throws ConfigException {
        Optional<Path> folder = configuration.path(key);
        if (folder.isPresent() && !Files.isDirectory(folder.get())) {
            throw new ConfigException(
                    configuration.where(key) + ": " + key.name() + " " + folder.get() + " is not a folder",
                    "name a folder that is there, or leave it out");
        }
    }

    private static Duration seconds(Configuration configuration, Key<Double> key) {
        return Duration.ofMillis(Math.round(configuration.value(key) * 1000));
    }
}
