package oriel.launcher.serve;

import java.util.Map;

/** A third party's security type {@code door}, which keeps a key: the sources of a module. */
public final class DoorPlugin {

    /** Of the range that is for private use. */
    static final int NUMBER = 200;

    private static final String MODULE = """
            module acme.door {
                requires oriel.security;
                provides oriel.security.SecurityTypeProvider with acme.door.Door;
            }
            """;

    private static final String DOOR = """
            package acme.door;
            import java.io.IOException;
            import java.util.Optional;
            import oriel.plugin.*;
            import oriel.security.*;
            import oriel.transport.Connection;
            public final class Door implements SecurityTypeProvider {
                public String name() { return "door"; }
                public Optional<String> fingerprint(SecretStorage secrets) throws IOException {
                    return secrets.kept("door-key").map(String::new);
                }
                public SecurityType create(Options options, SecurityTools tools) throws PluginException {
                    options.integer("colour", 1, 1, 9);
                    return new SecurityType() {
                        public int code() { return %d; }
                        public SecurityTraits traits() { return new SecurityTraits(false, %s, false); }
                        public SecurityOutcome authenticate(Connection connection) {
                            return new Admission(connection, "", Right.FULL);
                        }
                    };
                }
            }
            """;

    private DoorPlugin() {}

    /** By file name. */
    public static Map<String, String> sources(boolean authenticates) {
        return Map.of("module-info.java", MODULE, "Door.java", DOOR.formatted(NUMBER, authenticates));
    }
}
