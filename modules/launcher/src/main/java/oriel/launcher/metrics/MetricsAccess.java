package oriel.launcher.metrics;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.MetricsKeys;
import oriel.launcher.config.PasswordFile;
import oriel.transport.HttpQuestion;
import oriel.transport.Network;

/**
 * Who may read how the server is: programs at some addresses, and whoever bears a token.
 *
 * @param networks addresses that may
 * @param token what its bearer says; empty: there is none
 */
record MetricsAccess(List<Network> networks, Optional<String> token) {

    private static final int SHORTEST_TOKEN = 16;
    private static final String SCHEME = "bearer ";

    /** Copies the list. */
    MetricsAccess {
        networks = List.copyOf(networks);
    }

    /**
     * What the configuration says.
     *
     * @throws ConfigException if the file of the token cannot be read, or is not good for one
     */
    static MetricsAccess of(Configuration configuration) throws ConfigException {
        List<Network> networks = configuration.value(MetricsKeys.METRICS_ACCESS).stream()
                .flatMap(text -> Network.parse(text).stream())
                .toList();
        Optional<Path> file = configuration.path(MetricsKeys.METRICS_TOKEN_FILE);
        return new MetricsAccess(networks, file.isPresent() ? Optional.of(token(file.get())) : Optional.empty());
    }

    /** Blanks around it are an editor's; between them no header could carry them. */
    private static String token(Path file) throws ConfigException {
        String token = PasswordFile.firstLine(file).strip();
        if (token.length() < SHORTEST_TOKEN || !token.matches("[!-~]+")) {
            throw new ConfigException(
                    "the first line of metrics_token_file " + file + " is no token",
                    "write one of 16 ASCII characters or more without blanks, such as of openssl rand -hex 16");
        }
        return token;
    }

    /** Whether somebody may read. How long a wrong token is compared says nothing about the right one. */
    boolean welcomes(HttpQuestion question) {
        return question.from().filter(this::isNear).isPresent()
                || question.authorization()
                        .flatMap(MetricsAccess::borne)
                        .filter(this::isToken)
                        .isPresent();
    }

    private boolean isNear(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    /** RFC 6750 section 2.1; the scheme's name is in any case (RFC 9110 section 11.1). */
    private static Optional<String> borne(String authorization) {
        boolean bearer = authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME);
        return bearer ? Optional.of(authorization.substring(SCHEME.length()).strip()) : Optional.empty();
    }

    private boolean isToken(String given) {
        return token.isPresent() && MessageDigest.isEqual(digest(given), digest(token.get()));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Without the token. */
    @Override
    public String toString() {
        return networks + (token.isPresent() ? " and who has the token" : "");
    }
}
