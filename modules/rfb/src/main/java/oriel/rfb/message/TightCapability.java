package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * Something that one side can do: rfbproto "Tight Security Type".
 *
 * @param code its number, which counts in one list only
 * @param vendor who has invented it: 4 characters of ASCII
 * @param signature its name: 8 characters of ASCII
 */
public record TightCapability(int code, String vendor, String signature) {

    /** Bytes on the wire. */
    public static final int WIRE_BYTES = 16;

    private static final int VENDOR = 4;
    private static final int SIGNATURE = 8;

    /** Checks the lengths. */
    public TightCapability {
        if (vendor.length() != VENDOR || signature.length() != SIGNATURE) {
            throw new IllegalArgumentException("a capability " + vendor + " " + signature);
        }
    }

    static TightCapability read(WireReader in) throws IOException {
        return new TightCapability(in.s32(), in.latin1(VENDOR), in.latin1(SIGNATURE));
    }

    void write(WireBuffer out) {
        out.s32(code);
        for (char letter : (vendor + signature).toCharArray()) {
            out.u8(letter);
        }
    }
}
