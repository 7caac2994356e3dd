package oriel.rfb.message;

import java.io.IOException;
import java.util.Optional;
import oriel.rfb.SecurityTypes;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * The security type that a server has decided on, or why it lets nobody in: RFC 6143 appendix A, version 3.3.
 *
 * @param type its number; 0 if there is none
 * @param reason in words, if there is none
 */
public record DecidedSecurityType(int type, Optional<String> reason) implements HandshakeMessage {

    /** Checks that there is a reason where it belongs. */
    public DecidedSecurityType {
        if ((type == SecurityTypes.INVALID) != reason.isPresent()) {
            throw new IllegalArgumentException("type " + type + ", reason " + reason);
        }
    }

    /** A type. */
    public static DecidedSecurityType of(int type) {
        return new DecidedSecurityType(type, Optional.empty());
    }

    /** None. */
    public static DecidedSecurityType refusal(String reason) {
        return new DecidedSecurityType(SecurityTypes.INVALID, Optional.of(reason));
    }

    /** Reads one. */
    public static DecidedSecurityType read(WireReader in) throws IOException {
        int type = in.s32();
        return type == SecurityTypes.INVALID ? refusal(Utf8Text.read("a reason", in)) : of(type);
    }

    @Override
    public void write(WireBuffer out) {
        out.s32(type);
        reason.ifPresent(text -> Utf8Text.write(text, out));
    }
}
