package oriel.launcher.config;

import static oriel.launcher.config.Status.IN_EFFECT;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import oriel.launcher.config.ValueType.Choice;
import oriel.launcher.config.ValueType.Decimal;
import oriel.launcher.config.ValueType.Exemptions;
import oriel.launcher.config.ValueType.FileName;
import oriel.launcher.config.ValueType.Flag;
import oriel.launcher.config.ValueType.Maybe;
import oriel.launcher.config.ValueType.Origins;
import oriel.launcher.config.ValueType.Secret;
import oriel.launcher.config.ValueType.Sections;
import oriel.launcher.config.ValueType.Text;
import oriel.launcher.config.ValueType.Texts;
import oriel.launcher.config.ValueType.Whole;

/** The table of all settings. Parsing, environment, defaults and documentation are read off it. */
public final class Keys {

    /** Longest time in seconds: its milliseconds still fit an int. */
    static final double LONGEST_SECONDS = 2_000_000;

    public static final Key<Optional<String>> HOST = key(
            "host",
            new Maybe<>(new Text()),
            Optional.empty(),
            "Address to listen on; left open: all addresses with a password that is set, else `127.0.0.1`.");
    public static final Key<Integer> PORT =
            key("port", new Whole(0, 65_535), 5900, "Port of viewers and browsers; 0 lets the system choose.");
    public static final Key<Optional<Integer>> VIEWER_PORT = key(
            "viewer_port",
            new Maybe<>(new Whole(1, 65_535)),
            Optional.empty(),
            "One more port, of viewers alone: they are greeted there at once.");
    public static final Key<Optional<Integer>> BROWSER_PORT = key(
            "browser_port",
            new Maybe<>(new Whole(1, 65_535)),
            Optional.empty(),
            "One more port, of browsers alone: their first byte may come there as late as it likes.");
    public static final Key<String> NAME = key("name", new Text(), "Oriel", "Name of the desktop that viewers show.");
    public static final Key<String> CAPTURE =
            key("capture", new Text(), "auto", "Name of the capture plugin; `auto` takes the best that works here.");
    public static final Key<Optional<String>> DISPLAY = DisplayKeys.DISPLAY;

    public static final Key<String> PASSWORD = key(
            "password",
            new Secret(),
            "",
            "Password for full access; only its first 8 bytes count. Empty, where nothing else says how to come in: `serve`"
                    + " makes one for each run.");
    public static final Key<String> READ_ONLY_PASSWORD = key(
            "read_only_password",
            new Secret(),
            "",
            "Password for looking only, without the clipboard; must differ from `password`.");
    public static final Key<Optional<String>> PASSWORD_FILE = key(
            "password_file",
            new Maybe<>(new FileName()),
            Optional.empty(),
            "File with the full password in its first line and the view-only one in its second, or one that `vncpasswd`"
                    + " wrote.");
    public static final Key<Boolean> AUTH =
            key("auth", new Flag(), true, "`false` lets everybody in, whatever passwords there are.");
    public static final Key<Boolean> INSECURE =
            key("insecure", new Flag(), false, "Allows an address other than loopback without authentication.");
    public static final Key<List<String>> SECURITY_TYPES = key(
            "security_types",
            new Texts(),
            List.of(),
            "Names of the security types offered, best first; empty: `vnc`, or `none` where `auth` is `false`.");
    /** The value of {@link #LOGIN_GUARD} by which it is off. */
    public static final List<String> NOBODY_GUARDED = Exemptions.NOBODY_WATCHED;

    public static final Key<List<String>> LOGIN_GUARD = key(
            "login_guard",
            new Exemptions(),
            List.of(),
            "Who guesses passwords has to pause. A list: but not at these addresses, which many people share; `\"off\"`: nobody has to.");
    public static final Key<Boolean> VIEW_ONLY = key(
            "view_only",
            new Flag(),
            false,
            "Every viewer may look only, without the clipboard, whatever its password.");

    public static final Key<String> SHARING = key(
            "sharing",
            new Choice(List.of("always", "viewer-decides"), Map.of()),
            "always",
            "Whether a viewer with full access that asks to be alone sends the others away.");

    public static final Key<Integer> FRAME_RATE =
            key("frame_rate", new Whole(1, 60), 30, "Most updates a second for viewers far away.");
    public static final Key<Integer> LAN_FRAME_RATE =
            key("lan_frame_rate", new Whole(1, 120), 90, "Most updates a second for viewers on the local network.");
    public static final Key<Optional<String>> NETWORK_PROFILE_OVERRIDE = key(
            "network_profile_override",
            new Maybe<>(new Choice(List.of("localhost", "lan", "wan"), Map.of())),
            Optional.empty(),
            "Treats every viewer as one on this machine, near or far; left open: by its address.");
    public static final Key<Double> SCALE_FACTOR =
            key("scale_factor", new Decimal(0.1, 2.0), 1.0, "Size of the picture sent, 1 being that of the screen.");
    public static final Key<Boolean> ENABLE_REQUEST_COALESCING = key(
            "enable_request_coalescing", new Flag(), true, "Waiting update requests of a viewer are answered as one.");
    public static final Key<Boolean> ENABLE_REGION_DETECTION = key(
            "enable_region_detection",
            new Flag(),
            true,
            "Only what changed is sent; `false` sends all that is asked for.");
    public static final Key<Boolean> ENABLE_CURSOR_ENCODING = key(
            "enable_cursor_encoding", new Flag(), true, "Viewers that can draw the pointer themselves get its shape.");

    public static final Key<Integer> MAX_CONNECTIONS = key(
            "max_connections",
            new Whole(1, Integer.MAX_VALUE),
            10,
            "Most viewers logged in at once; one without a sign of life for 45 s makes room for another.");
    public static final Key<Integer> MAX_UNAUTHENTICATED_CONNECTIONS = key(
            "max_unauthenticated_connections",
            new Whole(1, Integer.MAX_VALUE),
            256,
            "Most connections at once that have not logged in yet, those that read pages included; of one address at most"
                    + " 64, 8 of which wait for a login.");
    public static final Key<Double> HANDSHAKE_TIMEOUT = key(
            "handshake_timeout",
            new Decimal(1, LONGEST_SECONDS),
            120.0,
            "Seconds for the whole handshake, the person's typing of the password included.");
    public static final Key<Double> CLIENT_SOCKET_TIMEOUT = key(
            "client_socket_timeout",
            new Decimal(1, LONGEST_SECONDS),
            60.0,
            "Seconds after which a viewer that takes or acknowledges no data, or stops in the middle of a message, is given"
                    + " up.");
    public static final Key<Integer> MAX_SET_ENCODINGS =
            key("max_set_encodings", new Whole(1, 65_535), 65_535, "Most entries of a viewer's list of encodings.");
    public static final Key<Integer> MAX_CLIENT_CUT_TEXT = key(
            "max_client_cut_text",
            new Whole(1, Integer.MAX_VALUE),
            16 << 20,
            "Most bytes of a clipboard text from a viewer.");

    public static final Key<List<String>> TRANSPORTS =
            key("transports", new Texts(), List.of("netty"), "Names of the transport plugins that listen.");
    public static final Key<Boolean> ENABLE_WEBSOCKET =
            key("enable_websocket", new Flag(), true, "Browsers are served on the same port.");
    public static final Key<Optional<String>> WEB_ROOT = key(
            "web_root",
            new Maybe<>(new FileName()),
            Optional.empty(),
            "Folder of the web pages; left open: the ones that come with Oriel.");
    public static final Key<List<String>> WEBSOCKET_ALLOWED_ORIGINS = key(
            "websocket_allowed_origins",
            new Origins(),
            List.of(),
            "Origins besides Oriel's own pages whose pages may connect, such as `http://localhost:8000`.");
    public static final Key<List<String>> ALLOWED_HOSTS = key(
            "allowed_hosts",
            new Texts(),
            List.of(),
            "Host names besides addresses and this machine's own by which browsers may call Oriel.");
    public static final Key<Double> WEBSOCKET_DETECT_TIMEOUT = key(
            "websocket_detect_timeout",
            new Decimal(0.05, LONGEST_SECONDS),
            0.05,
            "Seconds of silence after which a client is a viewer and not a browser; at least half a second for this machine"
                    + " and where a browser has just read pages.");
    public static final Key<Integer> WEBSOCKET_MAX_HANDSHAKE_BYTES = key(
            "websocket_max_handshake_bytes",
            new Whole(1024, Integer.MAX_VALUE),
            65_536,
            "Largest head of a web request.");
    public static final Key<Integer> WEBSOCKET_MAX_PAYLOAD_BYTES =
            key("websocket_max_payload_bytes", new Whole(1024, Integer.MAX_VALUE), 8 << 20, "Largest WebSocket frame.");
    public static final Key<Integer> WEBSOCKET_MAX_BUFFER_BYTES = key(
            "websocket_max_buffer_bytes",
            new Whole(4096, Integer.MAX_VALUE),
            16 << 20,
            "Largest WebSocket message, all of its frames together; not below `websocket_max_payload_bytes`.");

    public static final Key<String> LOG_LEVEL = key(
            "log_level",
            new Choice(
                    List.of("trace", "debug", "info", "warn", "error", "off"),
                    Map.of("warning", "warn", "critical", "error", "fatal", "error")),
            "info",
            "Least important kind of message that is logged; `debug` adds stack traces.");
    public static final Key<String> LOG_FORMAT = key(
            "log_format",
            new Choice(List.of("text", "json"), Map.of()),
            "text",
            "One line of text or one JSON object each.");
    public static final Key<Optional<String>> LOG_FILE = key(
            "log_file",
            new Maybe<>(new FileName()),
            Optional.empty(),
            "File to which messages are added, besides standard error; at 10 MB it becomes `FILE.1`, up to `FILE.4`.");
    public static final Key<Optional<String>> PLUGIN_FOLDER = key(
            "plugin_folder",
            new Maybe<>(new FileName()),
            Optional.empty(),
            "Folder whose subfolders hold one plugin each; left open: `plugins` of the distribution.");
    public static final Key<Map<String, Map<String, Object>>> PLUGINS = key(
            "plugins", new Sections(), Map.of(), "Options of plugins: an object for each, under the plugin's name.");

    private static final List<Key<?>> IN_ORDER = Stream.concat(
                    Stream.of(
                            List.of(HOST, PORT, VIEWER_PORT, BROWSER_PORT, NAME, CAPTURE),
                            DisplayKeys.IN_ORDER,
                            List.of(PASSWORD, READ_ONLY_PASSWORD, PASSWORD_FILE, AUTH, INSECURE, SECURITY_TYPES),
                            List.of(LOGIN_GUARD, VIEW_ONLY, SHARING),
                            ViewerKeys.IN_ORDER,
                            List.of(FRAME_RATE, LAN_FRAME_RATE, NETWORK_PROFILE_OVERRIDE, SCALE_FACTOR),
                            List.of(ENABLE_REQUEST_COALESCING, ENABLE_REGION_DETECTION, ENABLE_CURSOR_ENCODING),
                            EncodingKeys.IN_ORDER,
                            List.of(MAX_CONNECTIONS, MAX_UNAUTHENTICATED_CONNECTIONS, HANDSHAKE_TIMEOUT),
                            List.of(CLIENT_SOCKET_TIMEOUT, MAX_SET_ENCODINGS, MAX_CLIENT_CUT_TEXT),
                            List.of(TRANSPORTS, ENABLE_WEBSOCKET, WEB_ROOT, WEBSOCKET_ALLOWED_ORIGINS, ALLOWED_HOSTS),
                            List.of(WEBSOCKET_DETECT_TIMEOUT, WEBSOCKET_MAX_HANDSHAKE_BYTES),
                            List.of(WEBSOCKET_MAX_PAYLOAD_BYTES, WEBSOCKET_MAX_BUFFER_BYTES),
                            List.of(LOG_LEVEL, LOG_FORMAT, LOG_FILE, PLUGIN_FOLDER, PLUGINS)),
                    Stream.of(LaterKeys.IN_ORDER))
            .<Key<?>>flatMap(List::stream)
            .toList();

    private Keys() {}

    /** Every key, in the order of the documentation. */
    public static List<Key<?>> all() {
        return IN_ORDER;
    }

    /** The key of a name. */
    public static Optional<Key<?>> named(String name) {
        return IN_ORDER.stream().filter(key -> key.name().equals(name)).findFirst();
    }

    private static <T> Key<T> key(String name, ValueType<T> type, T byDefault, String meaning) {
        return new Key<>(name, type, byDefault, IN_EFFECT, meaning);
    }
}
