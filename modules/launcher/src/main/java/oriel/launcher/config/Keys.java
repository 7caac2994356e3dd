package oriel.launcher.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import oriel.launcher.config.ListTypes.Exemptions;
import oriel.launcher.config.ListTypes.Hosts;
import oriel.launcher.config.ListTypes.Networks;
import oriel.launcher.config.ListTypes.Origins;
import oriel.launcher.config.ListTypes.Texts;
import oriel.launcher.config.ListTypes.Words;
import oriel.launcher.config.NumberTypes.Decimal;
import oriel.launcher.config.NumberTypes.Whole;
import oriel.launcher.config.TextTypes.Choice;
import oriel.launcher.config.TextTypes.FileName;
import oriel.launcher.config.TextTypes.Formed;
import oriel.launcher.config.TextTypes.HeaderName;
import oriel.launcher.config.TextTypes.Secret;
import oriel.launcher.config.TextTypes.Text;
import oriel.launcher.config.ValueType.Flag;
import oriel.launcher.config.ValueType.Maybe;

/** The table of all settings. Parsing, environment, defaults and documentation are read off it. */
public final class Keys {

    private static final KeySection SERVER = new KeySection("The server");

    public static final Key<Optional<String>> HOST = SERVER.key(
            "host",
            new Maybe<>(new Text()),
            Optional.empty(),
            "Address to listen on; not set: all addresses with a password that is set, else `127.0.0.1`.");
    public static final Key<Integer> PORT =
            SERVER.key("port", new Whole(0, 65_535), 5900, "Port of viewers and browsers; 0 lets the system choose.");
    public static final Key<Optional<Integer>> VIEWER_PORT = SERVER.key(
            "viewer_port",
            new Maybe<>(new Whole(1, 65_535)),
            Optional.empty(),
            "One more port, of viewers alone: they are greeted there at once.");
    public static final Key<Optional<Integer>> BROWSER_PORT = SERVER.key(
            "browser_port",
            new Maybe<>(new Whole(1, 65_535)),
            Optional.empty(),
            "One more port, of browsers alone: their first byte may come there as late as it likes.");
    public static final Key<String> NAME = SERVER.counting(Effect.AT_ONCE)
            .key(
                    "name",
                    new Text(),
                    "",
                    "Name of the desktop that viewers show; empty: user and machine, such as `ana@desk`, with the X display if it is not"
                            + " `:0`.");
    public static final Key<String> CAPTURE = SERVER.key(
            "capture", new Text(), "auto", "Name of the capture plugin; `auto` takes the best that works here.");

    private static final KeySection ACCESS = new KeySection("Access");

    public static final Key<String> PASSWORD = ACCESS.counting(Effect.LOGINS)
            .key(
                    "password",
                    new Secret(),
                    "",
                    "Password for full access; only its first 8 bytes count. Without a password, a password"
                            + " file or `auth` set to `false`, `serve` makes one for each run.");
    public static final Key<String> READ_ONLY_PASSWORD = ACCESS.counting(Effect.LOGINS)
            .key(
                    "read_only_password",
                    new Secret(),
                    "",
                    "Password for looking only, without the clipboard; must differ from `password`.");
    public static final Key<Optional<String>> PASSWORD_FILE = ACCESS.counting(Effect.LOGINS)
            .key(
                    "password_file",
                    new Maybe<>(new FileName()),
                    Optional.empty(),
                    "File with the full password in its first line and the view-only one in its second, or one that `vncpasswd`"
                            + " wrote.");
    public static final Key<Optional<String>> USERS = ACCESS.key(
            "users",
            new Maybe<>(new FileName()),
            Optional.empty(),
            "File of people with names, as `oriel user` keeps it, read again when it changes; not set: `users.json` in the"
                    + " `state_folder`.");
    public static final Key<List<String>> AUTHENTICATORS = ACCESS.key(
            "authenticators",
            new Texts(),
            List.of(),
            "Names of the authenticator plugins that are asked, one after the other, about names that the file of `users` does"
                    + " not have, such as `pam`: the accounts of the system.");
    public static final Key<Boolean> AUTH =
            ACCESS.key("auth", new Flag(), true, "`false` lets everybody in, whatever passwords there are.");
    public static final Key<Boolean> INSECURE = ACCESS.key(
            "insecure",
            new Flag(),
            false,
            "Allows an address other than loopback without authentication, or without encryption.");
    public static final Key<List<String>> SECURITY_TYPES = ACCESS.key(
            "security_types",
            new Texts(),
            List.of(),
            "Names of the security types offered, best first; empty: those that suit the line and the accounts, or `none` where"
                    + " `auth` is `false`.");
    public static final Key<Boolean> ALLOW_VNC_AUTH = ACCESS.key(
            "allow_vnc_auth",
            new Flag(),
            false,
            "Offers VNC authentication to viewers of other machines that do not encrypt, also where people have names."
                    + " Where only passwords are known, they are offered it anyhow.");

    /** The value of {@link #LOGIN_GUARD} by which it is off. */
    public static final List<String> NOBODY_GUARDED = Exemptions.NOBODY_WATCHED;

    public static final Key<List<String>> LOGIN_GUARD = ACCESS.key(
            "login_guard",
            new Exemptions(),
            List.of(),
            "Who guesses passwords has to pause. A list: but not at these addresses, which many people share; `\"off\"`: nobody has to.");
    public static final Key<List<String>> ALLOW = ACCESS.counting(Effect.VIEWERS)
            .key(
                    "allow",
                    new Networks(),
                    List.of(),
                    "Addresses and networks that may connect; empty: all. Nobody else gets a page or a greeting.");
    public static final Key<List<String>> DENY = ACCESS.counting(Effect.VIEWERS)
            .key(
                    "deny",
                    new Networks(),
                    List.of(),
                    "Addresses and networks that may not connect, even if `allow` names them.");
    public static final Key<List<String>> TRUSTED_PROXIES = ACCESS.key(
            "trusted_proxies",
            new Networks(),
            List.of(),
            "Addresses of proxies that say of every connection where it comes from: by the PROXY protocol, or by"
                    + " `X-Forwarded-For`, `-Proto` and `-Host`.");
    public static final Key<Optional<String>> PROXY_USER_HEADER = ACCESS.key(
            "proxy_user_header",
            new Maybe<>(new HeaderName()),
            Optional.empty(),
            "Header, such as `X-Forwarded-User`, in which a proxy of `trusted_proxies` names the person who has logged in with it:"
                    + " a user of `users`, who is then asked for nothing. The proxy must take it out of what browsers send."
                    + " Not set: no header counts.");
    /** Asks by a window of Oriel's own. */
    public static final List<String> OWN_DIALOG = Words.OWN;

    public static final Key<List<String>> ASK_BEFORE_CONNECT = ACCESS.key(
            "ask_before_connect",
            new Words(),
            List.of(),
            "Asks the person at the desk whether somebody who has logged in may come in: `dialog` by a window of Oriel's, or the"
                    + " words of a command, which ends with 0 if so; `{user}`, `{from}`, `{how}` and `{rights}` in it stand for"
                    + " those. Empty: nobody is asked.");
    public static final Key<Double> ASK_TIMEOUT = ACCESS.key(
            "ask_timeout",
            new Decimal(1, 100),
            Unit.SECONDS,
            30.0,
            "Seconds that the person has for the answer; without one, nobody comes in.");
    public static final Key<Boolean> VIEW_ONLY = ACCESS.key(
            "view_only",
            new Flag(),
            false,
            "Every viewer may look only, without the clipboard, whatever its password.");

    public static final Key<String> SHARING = ACCESS.counting(Effect.VIEWERS)
            .key(
                    "sharing",
                    new Choice(List.of("always", "viewer-decides"), Map.of()),
                    "always",
                    "Whether a viewer with full access that asks to be alone sends the others away.");

    private static final KeySection UPDATES = new KeySection("Updates");

    public static final Key<Integer> FRAME_RATE = UPDATES.counting(Effect.VIEWERS)
            .key(
                    "frame_rate",
                    new Whole(1, 60),
                    Unit.UPDATES_PER_SECOND,
                    30,
                    "Most updates a second for viewers far away.");
    public static final Key<Integer> LAN_FRAME_RATE = UPDATES.counting(Effect.VIEWERS)
            .key(
                    "lan_frame_rate",
                    new Whole(1, 120),
                    Unit.UPDATES_PER_SECOND,
                    90,
                    "Most updates a second for viewers on the local network.");
    public static final Key<Optional<String>> NETWORK_PROFILE_OVERRIDE = UPDATES.counting(Effect.VIEWERS)
            .key(
                    "network_profile_override",
                    new Maybe<>(new Choice(List.of("localhost", "lan", "wan"), Map.of())),
                    Optional.empty(),
                    "Treats every viewer as one on this machine, near or far; not set: by its address.");
    public static final Key<Double> SCALE_FACTOR = UPDATES.key(
            "scale_factor", new Decimal(0.1, 2.0), 1.0, "Size of the picture sent, 1 being that of the screen.");
    public static final Key<Boolean> ENABLE_REQUEST_COALESCING = UPDATES.counting(Effect.VIEWERS)
            .key(
                    "enable_request_coalescing",
                    new Flag(),
                    true,
                    "Waiting update requests of a viewer are answered as one.");
    public static final Key<Boolean> ENABLE_REGION_DETECTION = UPDATES.counting(Effect.VIEWERS)
            .key(
                    "enable_region_detection",
                    new Flag(),
                    true,
                    "Only what changed is sent; `false` sends all that is asked for.");
    public static final Key<Boolean> ENABLE_CURSOR_ENCODING = UPDATES.counting(Effect.VIEWERS)
            .key(
                    "enable_cursor_encoding",
                    new Flag(),
                    true,
                    "Viewers that can draw the pointer themselves get its shape.");

    private static final KeySection LIMITS = new KeySection("Limits");

    public static final Key<Integer> MAX_CONNECTIONS = LIMITS.key(
            "max_connections",
            new Whole(1, Integer.MAX_VALUE),
            64,
            "Most viewers logged in at once; one without a sign of life for 45 s makes room for another. One at rest takes"
                    + " 0.7 MB.");
    public static final Key<Integer> MAX_UNAUTHENTICATED_CONNECTIONS = LIMITS.key(
            "max_unauthenticated_connections",
            new Whole(1, Integer.MAX_VALUE),
            256,
            "Most connections at once that have not logged in yet, those that read pages included; of one address at most"
                    + " 64, 8 of which wait for a login.");
    public static final Key<Double> HANDSHAKE_TIMEOUT = LIMITS.counting(Effect.VIEWERS)
            .key(
                    "handshake_timeout",
                    new Decimal(1, Decimal.MAX_SECONDS),
                    Unit.SECONDS,
                    120.0,
                    "Seconds for the whole handshake, the person's typing of the password included.");
    public static final Key<Double> CLIENT_SOCKET_TIMEOUT = LIMITS.key(
            "client_socket_timeout",
            new Decimal(1, Decimal.MAX_SECONDS),
            Unit.SECONDS,
            60.0,
            "Seconds after which a viewer that takes or acknowledges no data, or stops in the middle of a message, is given"
                    + " up.");
    public static final Key<Integer> MAX_SET_ENCODINGS = LIMITS.counting(Effect.VIEWERS)
            .key("max_set_encodings", new Whole(1, 65_535), 65_535, "Most entries of a viewer's list of encodings.");
    public static final Key<Integer> MAX_CLIENT_CUT_TEXT = LIMITS.counting(Effect.VIEWERS)
            .key(
                    "max_client_cut_text",
                    new Whole(1, Integer.MAX_VALUE),
                    Unit.BYTES,
                    16 << 20,
                    "Most bytes of a clipboard text from a viewer.");

    private static final KeySection BROWSERS = new KeySection("Browsers");

    public static final Key<List<String>> TRANSPORTS =
            BROWSERS.key("transports", new Texts(), List.of("netty"), "Names of the transport plugins that listen.");
    public static final Key<Boolean> ENABLE_WEBSOCKET =
            BROWSERS.key("enable_websocket", new Flag(), true, "Browsers are served on the same port.");
    public static final Key<Optional<String>> WEB_ROOT = BROWSERS.key(
            "web_root",
            new Maybe<>(new FileName()),
            Optional.empty(),
            "Folder of the web pages; not set: the ones that come with Oriel.");
    public static final Key<List<String>> WEBSOCKET_ALLOWED_ORIGINS = BROWSERS.key(
            "websocket_allowed_origins",
            new Origins(),
            List.of(),
            "Origins besides Oriel's own pages whose pages may connect, such as `http://localhost:8000`, which the"
                    + " `config.json` that comes with Oriel names.");
    public static final Key<List<String>> FRAME_ANCESTORS = BROWSERS.key(
            "frame_ancestors",
            new Origins(),
            List.of(),
            "Origins besides Oriel's own whose pages may show Oriel's pages in a frame, as dashboards do.");
    public static final Key<List<String>> ALLOWED_HOSTS = BROWSERS.key(
            "allowed_hosts",
            new Hosts(),
            List.of(),
            "Host names besides addresses and this machine's own by which browsers may call Oriel.");
    public static final Key<String> BASE_PATH = BROWSERS.key(
            "base_path",
            new Formed("|(/[A-Za-z0-9._~-]{1,100}){1,10}/?", "a path such as /alice, or nothing"),
            "",
            "Path before each address, where a web server in front of Oriel puts one there and leaves it, such as `/alice`;"
                    + " one that takes it away again needs nothing.");
    public static final Key<Double> WEBSOCKET_DETECT_TIMEOUT = BROWSERS.key(
            "websocket_detect_timeout",
            new Decimal(0.05, Decimal.MAX_SECONDS),
            Unit.SECONDS,
            0.05,
            "Seconds of silence after which a client is a viewer and not a browser; at least half a second for this machine"
                    + " and where a browser has just read pages.");
    public static final Key<Integer> WEBSOCKET_MAX_HANDSHAKE_BYTES = BROWSERS.key(
            "websocket_max_handshake_bytes",
            new Whole(1024, Integer.MAX_VALUE),
            Unit.BYTES,
            65_536,
            "Largest head of a web request.");
    public static final Key<Integer> WEBSOCKET_MAX_PAYLOAD_BYTES = BROWSERS.key(
            "websocket_max_payload_bytes",
            new Whole(1024, Integer.MAX_VALUE),
            Unit.BYTES,
            8 << 20,
            "Largest WebSocket frame.");
    public static final Key<Integer> WEBSOCKET_MAX_BUFFER_BYTES = BROWSERS.key(
            "websocket_max_buffer_bytes",
            new Whole(4096, Integer.MAX_VALUE),
            Unit.BYTES,
            16 << 20,
            "Largest WebSocket message, all of its frames together; not below `websocket_max_payload_bytes`.");

    private static final KeySection LOG = new KeySection("The log");

    public static final Key<String> LOG_LEVEL = LOG.counting(Effect.AT_ONCE)
            .key(
                    "log_level",
                    new Choice(
                            List.of("trace", "debug", "info", "warn", "error", "off"),
                            Map.of("warning", "warn", "critical", "error", "fatal", "error")),
                    "info",
                    "Least important kind of message that is logged; `debug` adds stack traces.");
    public static final Key<String> LOG_FORMAT = LOG.key(
            "log_format",
            new Choice(List.of("text", "json"), Map.of()),
            "text",
            "One line of text or one JSON object each.");
    public static final Key<Optional<String>> LOG_FILE = LOG.key(
            "log_file",
            new Maybe<>(new FileName()),
            Optional.empty(),
            "File to which messages are added, besides standard error; at 10 MB it becomes `FILE.1`, up to `FILE.4`.");
    public static final Key<Optional<String>> AUDIT_LOG = LOG.key(
            "audit_log",
            new Maybe<>(new FileName()),
            Optional.empty(),
            "File that gets a line of JSON for each login, refusal, change of rights and end of a session, kept as `log_file` is;"
                    + " `-` for standard error, and so the journal.");
    private static final KeySection PLUGIN = new KeySection("Plugins");

    public static final Key<Optional<String>> PLUGIN_FOLDER = PLUGIN.key(
            "plugin_folder",
            new Maybe<>(new FileName()),
            Optional.empty(),
            "Folder whose subfolders hold one plugin each; not set: `plugins` of the distribution.");
    public static final Key<Map<String, Map<String, Object>>> PLUGINS = PLUGIN.key(
            "plugins",
            new SectionsType(),
            Map.of(),
            "Options of plugins: an object for each, under the plugin's name.");

    private static final List<KeySection> SECTIONS = List.of(
            SERVER,
            DisplayKeys.SECTION,
            ACCESS,
            TlsKeys.SECTION,
            ViewerKeys.SECTION,
            UPDATES,
            EncodingKeys.SECTION,
            EncodingKeys.LAN,
            LIMITS,
            BROWSERS,
            LOG,
            MetricsKeys.SECTION,
            RecordingKeys.SECTION,
            PLUGIN,
            LaterKeys.SECTION);

    private static final List<Key<?>> IN_ORDER = SECTIONS.stream()
            .<Key<?>>flatMap(section -> section.keys().stream())
            .toList();

    private Keys() {}

    /** What the documentation is divided into, in its order. */
    public static List<KeySection> sections() {
        return SECTIONS;
    }

    /** Every key, in the order of the documentation. */
    public static List<Key<?>> all() {
        return IN_ORDER;
    }
}
