package oriel.launcher.serve;

import java.util.Map;

/** A third party's authenticator {@code porter}, which admits everybody who says a name: the sources of a module. */
final class PorterPlugin {

    private static final String MODULE = """
            module acme.porter {
                requires oriel.security;
                provides oriel.security.AuthenticatorProvider with acme.porter.Porter;
            }
            """;

    private static final String PORTER = """
            package acme.porter;
            import java.util.Optional;
            import java.util.function.Predicate;
            import oriel.plugin.*;
            import oriel.security.*;
            import oriel.transport.Peer;
            public final class Porter implements AuthenticatorProvider {
                public String name() { return "porter"; }
                public Optional<String> unavailableReason(Options options) {
                    return Optional.of("%s").filter(reason -> !reason.isEmpty());
                }
                public Authenticator create(Options options) {
                    return new Authenticator() {
                        public Optional<Account> withSecret(String user, byte[] secret, Peer from) {
                            return Optional.of(new Account(user, Right.FULL));
                        }
                        public Optional<Account> withChallenge(String user, Predicate<byte[]> test) {
                            return Optional.empty();
                        }
                        public boolean knowsSecrets() { return false; }
                        public boolean knowsNames() { return true; }
                    };
                }
            }
            """;

    private PorterPlugin() {}

    /** By file name; with an obstacle it cannot be used. */
    static Map<String, String> sources(String obstacle) {
        return Map.of("module-info.java", MODULE, "Porter.java", PORTER.formatted(obstacle));
    }
}
