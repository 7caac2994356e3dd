package oriel.rfb.message;

import java.io.IOException;
import java.util.Optional;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * What came of the security type: RFC 6143 section 7.1.3.
 *
 * @param status {@link #OK}, or anything else if the viewer was refused
 * @param reason why, in words, where the version has it: 3.8
 */
public record SecurityResult(int status, Optional<String> reason) implements HandshakeMessage {

    /** The status of who may come in. */
    public static final int OK = 0;

    /** The status of who may not. */
    public static final int FAILED = 1;

    /** The viewer may come in. */
    public static final SecurityResult ADMITTED = new SecurityResult(OK, Optional.empty());

    /** Checks that nobody gets a reason for success. */
    public SecurityResult {
        if (status == OK && reason.isPresent()) {
            throw new IllegalArgumentException("a reason for success");
        }
    }

    /** A refusal; the reason is left out for versions that do not have it. */
    public static SecurityResult refusal(Optional<String> reason) {
        return new SecurityResult(FAILED, reason);
    }

    /** True if the viewer may come in. */
    public boolean isOk() {
        return status == OK;
    }

    /**
     * Reads one.
     *
     * @param tellsReasons true if the version has a reason behind a refusal
     */
    public static SecurityResult read(boolean tellsReasons, WireReader in) throws IOException {
        int status = in.s32();
        boolean told = status != OK && tellsReasons;
        return new SecurityResult(status, told ? Optional.of(Utf8Text.read("a reason", in)) : Optional.empty());
    }

    @Override
    public void write(WireBuffer out) {
        out.s32(status);
        reason.ifPresent(text -> Utf8Text.write(text, out));
    }
}
