package oriel.launcher.serve;

import java.time.Duration;
import java.util.List;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.Key;
import oriel.launcher.config.Keys;
import oriel.launcher.config.ViewerKeys;
import oriel.rfb.Limits;
import oriel.server.options.ClipboardPolicy;
import oriel.server.options.FrameRates;
import oriel.server.options.InputPolicy;
import oriel.server.options.LoginGuardPolicy;
import oriel.server.options.NetworkProfile;
import oriel.server.options.ServerOptions;
import oriel.server.options.SessionOptions;
import oriel.server.options.Sharing;
import oriel.server.options.UpdateOptions;
import oriel.server.options.ViewerPolicy;
import oriel.transport.Network;

/**
 * What the configuration means for the engine.
 *
 * @param configuration where it all comes from
 */
record OptionsPlan(Configuration configuration) {

    /** What V1 of the Python server allowed viewers on the same machine. */
    private static final int LOCALHOST_FRAME_RATE = 120;

    /** All of it. */
    ServerOptions options() {
        return ServerOptions.named(DesktopName.of(configuration))
                .withSessions(sessions())
                .withUpdates(updates())
                .withPolicy(policy());
    }

    /** All of it, with what another one says of keys that count for viewers to come. */
    ServerOptions options(OptionsPlan coming) {
        SessionOptions sessions = coming.sessions();
        return options()
                .withUpdates(coming.updates().withScale(configuration.value(Keys.SCALE_FACTOR)))
                .withSessions(sessions()
                        .withHandshakeTimeout(sessions.handshakeTimeout())
                        .withSharing(sessions.sharing())
                        .withLimits(sessions.limits()));
    }

    ViewerPolicy policy() {
        String direction = configuration.value(ViewerKeys.CLIPBOARD_ENABLED)
                ? configuration.value(ViewerKeys.CLIPBOARD_DIRECTION)
                : "disabled";
        ClipboardPolicy clipboard = new ClipboardPolicy(
                direction.equals("both") || direction.equals("client-to-server"),
                direction.equals("both") || direction.equals("server-to-client"),
                configuration.value(ViewerKeys.CLIPBOARD_MAX_BYTES));
        InputPolicy input = configuration.value(ViewerKeys.INPUT_CONTROL_POLICY).equals("shared")
                ? InputPolicy.SHARED
                : InputPolicy.SINGLE_CONTROLLER;
        return ViewerPolicy.DEFAULT
                .withInput(input)
                .withClipboard(clipboard)
                .withResize(configuration.value(ViewerKeys.ALLOW_CLIENT_RESIZE));
    }

    private SessionOptions sessions() {
        return SessionOptions.DEFAULT
                .withMaxViewers(configuration.value(Keys.MAX_CONNECTIONS))
                .withMaxHandshakes(configuration.value(Keys.MAX_UNAUTHENTICATED_CONNECTIONS))
                .withHandshakeTimeout(seconds(configuration, Keys.HANDSHAKE_TIMEOUT))
                .withMessageTimeout(seconds(configuration, Keys.CLIENT_SOCKET_TIMEOUT))
                .withSharing(
                        configuration.value(Keys.SHARING).equals("always") ? Sharing.ALWAYS : Sharing.VIEWER_DECIDES)
                .withViewOnly(configuration.value(Keys.VIEW_ONLY))
                .withLimits(new Limits(
                        configuration.value(Keys.MAX_SET_ENCODINGS), configuration.value(Keys.MAX_CLIENT_CUT_TEXT)))
                .withLoginGuard(loginGuard());
    }

    private LoginGuardPolicy loginGuard() {
        List<String> exempt = configuration.value(Keys.LOGIN_GUARD);
        return exempt.equals(Keys.NOBODY_GUARDED)
                ? LoginGuardPolicy.OFF
                : new LoginGuardPolicy(
                        true,
                        exempt.stream()
                                .flatMap(text -> Network.parse(text).stream())
                                .toList());
    }

    private UpdateOptions updates() {
        FrameRates rates = new FrameRates(
                LOCALHOST_FRAME_RATE, configuration.value(Keys.LAN_FRAME_RATE), configuration.value(Keys.FRAME_RATE));
        return UpdateOptions.DEFAULT
                .withRates(rates)
                .withForcedProfile(
                        configuration.value(Keys.NETWORK_PROFILE_OVERRIDE).map(OptionsPlan::profile))
                .withCoalesceRequests(configuration.value(Keys.ENABLE_REQUEST_COALESCING))
                .withDetectRegions(configuration.value(Keys.ENABLE_REGION_DETECTION))
                .withSendCursor(configuration.value(Keys.ENABLE_CURSOR_ENCODING))
                .withEncoding(new EncodingPlan(configuration).options())
                .withScale(configuration.value(Keys.SCALE_FACTOR));
    }

    private static NetworkProfile profile(String name) {
        return switch (name) {
            case "localhost" -> NetworkProfile.LOCALHOST;
            case "lan" -> NetworkProfile.LAN;
            default -> NetworkProfile.WAN;
        };
    }

    private static Duration seconds(Configuration configuration, Key<Double> key) {
        return Duration.ofMillis(Math.round(configuration.value(key) * 1000));
    }
}
