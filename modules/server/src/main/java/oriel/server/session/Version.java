package oriel.server.session;

import java.util.Optional;
import oriel.rfb.message.ProtocolVersion;

/** The protocol versions that differ: RFC 6143 section 7.1.1 and appendix A. */
enum Version {
    /** 3.3: the server decides the security type. */
    V3_3,
    /** 3.7: a list of types; no SecurityResult after None, no reasons. */
    V3_7,
    /** 3.8. */
    V3_8,
    /** 3.889, Apple's: as 3.8, but after None neither SecurityResult nor ClientInit. */
    APPLE;

    private static final int MAJOR = 3;
    private static final int APPLE_MINOR = 889;

    /**
     * What a viewer means by its version; empty if the major one is not 3. Minor ones that nobody defined count as the next
     * lower one.
     */
    static Optional<Version> of(ProtocolVersion spoken) {
        if (spoken.major() != MAJOR) {
            return Optional.empty();
        }
        if (spoken.minor() == APPLE_MINOR) {
            return Optional.of(APPLE);
        }
        if (spoken.minor() < 7) {
            return Optional.of(V3_3);
        }
        return Optional.of(spoken.minor() == 7 ? V3_7 : V3_8);
    }

    /** True if a failure is followed by its reason after SecurityResult. */
    boolean tellsReasons() {
        return this == V3_8 || this == APPLE;
    }
}
