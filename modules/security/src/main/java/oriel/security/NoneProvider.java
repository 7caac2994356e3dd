package oriel.security;

import oriel.plugin.Options;
import oriel.rfb.SecurityTypes;
import oriel.transport.Connection;

/** Lets everybody in: security type None of RFC 6143 section 7.2.1. */
public final class NoneProvider implements SecurityTypeProvider {

    /** For ServiceLoader, and for programs that embed the server. */
    public NoneProvider() {}

    @Override
    public String name() {
        return "none";
    }

    @Override
    public SecurityType create(Options options, SecurityTools tools) {
        return new SecurityType() {
            @Override
            public int code() {
                return SecurityTypes.NONE;
            }

            @Override
            public SecurityTraits traits() {
                return new SecurityTraits(false, false, true);
            }

            @Override
            public SecurityOutcome authenticate(Connection connection) {
                return new Admission(connection, "", Right.FULL);
            }
        };
    }
}
