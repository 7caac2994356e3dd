package oriel.launcher.config;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import oriel.rfb.Limits;

/** Finds settings that are fine by themselves but do not go together. */
final class Consistency {

    private Consistency() {}

    static List<String> problems(Configuration configuration) {
        List<String> problems = new ArrayList<>();
        notBelow(configuration, EncodingKeys.LAN_JPEG_QUALITY_MAX, EncodingKeys.LAN_JPEG_QUALITY_MIN)
                .ifPresent(problems::add);
        notBelow(configuration, Keys.WEBSOCKET_MAX_BUFFER_BYTES, Keys.WEBSOCKET_MAX_PAYLOAD_BYTES)
                .ifPresent(problems::add);
        twoPasswords(configuration).ifPresent(problems::add);
        longName(configuration).ifPresent(problems::add);
        if (configuration.value(Keys.TRANSPORTS).isEmpty()) {
            problems.add(configuration.where(Keys.TRANSPORTS) + ": transports must name one, or nothing listens");
        }
        if (configuration.value(Keys.PROXY_USER_HEADER).isPresent()
                && configuration.value(Keys.TRUSTED_PROXIES).isEmpty()) {
            problems.add(configuration.where(Keys.PROXY_USER_HEADER)
                    + ": proxy_user_header counts only from proxies that trusted_proxies names");
        }
        problems.addAll(portsOfTheirOwn(configuration));
        problems.addAll(acme(configuration));
        if (!configuration.value(RecordingKeys.RECORD).equals(RecordingKeys.ON_ORDER)
                && configuration.value(RecordingKeys.RECORD_DIRECTORY).isEmpty()) {
            problems.add(configuration.where(RecordingKeys.RECORD)
                    + ": record needs record_directory, the folder for recordings");
        }
        return problems;
    }

    /** A certificate is got for a name, from somebody who sees pages of it, and by nobody else. */
    private static List<String> acme(Configuration configuration) {
        List<String> problems = new ArrayList<>();
        boolean server = configuration.value(TlsKeys.ACME).isPresent();
        boolean domain = configuration.value(TlsKeys.TLS_DOMAIN).isPresent();
        if (server && !domain) {
            problems.add(configuration.where(TlsKeys.ACME) + ": acme needs tls_domain, the name to certify");
        }
        if (domain && !server) {
            problems.add(configuration.where(TlsKeys.TLS_DOMAIN) + ": tls_domain needs acme, who certifies it");
        }
        if (server && configuration.value(TlsKeys.CERTIFICATE).isPresent()) {
            problems.add(configuration.where(TlsKeys.ACME) + ": give either acme or certificate, not both");
        }
        if (server && !configuration.value(Keys.ENABLE_WEBSOCKET)) {
            problems.add(configuration.where(TlsKeys.ACME)
                    + ": acme gets nothing while enable_websocket is false, since the server asks for a page");
        }
        return problems;
    }

    /** Each port is for somebody else, and for somebody at all. */
    private static List<String> portsOfTheirOwn(Configuration configuration) {
        List<String> problems = new ArrayList<>();
        Optional<Integer> viewers = configuration.value(Keys.VIEWER_PORT);
        Optional<Integer> browsers = configuration.value(Keys.BROWSER_PORT);
        Optional<Integer> all = Optional.of(configuration.value(Keys.PORT));
        if (viewers.equals(all)) {
            problems.add(configuration.where(Keys.VIEWER_PORT) + ": viewer_port must differ from port");
        }
        if (browsers.equals(all)) {
            problems.add(configuration.where(Keys.BROWSER_PORT) + ": browser_port must differ from port");
        }
        if (browsers.isPresent() && browsers.equals(viewers)) {
            problems.add(configuration.where(Keys.BROWSER_PORT) + ": browser_port must differ from viewer_port");
        }
        if (browsers.isPresent() && !configuration.value(Keys.ENABLE_WEBSOCKET)) {
            problems.add(configuration.where(Keys.BROWSER_PORT)
                    + ": browser_port serves nobody while enable_websocket is false");
        }
        return problems;
    }

    private static Optional<String> notBelow(Configuration configuration, Key<Integer> high, Key<Integer> low) {
        int highValue = configuration.value(high);
        int lowValue = configuration.value(low);
        if (highValue >= lowValue) {
            return Optional.empty();
        }
        Key<?> blamed = configuration.isGiven(high) ? high : low;
        return Optional.of("%s: %s (%s) must not be below %s (%s)"
                .formatted(configuration.where(blamed), high.name(), highValue, low.name(), lowValue));
    }

    private static Optional<String> longName(Configuration configuration) {
        int bytes = configuration.value(Keys.NAME).getBytes(StandardCharsets.UTF_8).length;
        return bytes > Limits.NAME_BYTES
                ? Optional.of("%s: name has %s bytes, viewers take %s"
                        .formatted(configuration.where(Keys.NAME), bytes, Limits.NAME_BYTES))
                : Optional.empty();
    }

    private static Optional<String> twoPasswords(Configuration configuration) {
        boolean both = !configuration.value(Keys.PASSWORD).isEmpty()
                && configuration.value(Keys.PASSWORD_FILE).isPresent()
                && configuration.origin(Keys.PASSWORD).level()
                        == configuration.origin(Keys.PASSWORD_FILE).level();
        return both
                ? Optional.of(
                        configuration.where(Keys.PASSWORD_FILE) + ": give either password or password_file, not both")
                : Optional.empty();
    }
}
