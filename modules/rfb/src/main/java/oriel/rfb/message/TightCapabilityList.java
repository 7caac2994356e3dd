package oriel.rfb.message;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * The tunnels, or the ways to log in, that a server offers: rfbproto "Tight Security Type".
 *
 * @param capabilities at most 255; without a tunnel nothing is chosen, and without a way to log in everybody comes in
 */
public record TightCapabilityList(List<TightCapability> capabilities) implements HandshakeMessage {

    /** Nothing to choose from. */
    public static final TightCapabilityList EMPTY = new TightCapabilityList(List.of());

    private static final int MAX_COUNT = 255;

    /** Copies the list. */
    public TightCapabilityList {
        capabilities = List.copyOf(capabilities);
        if (capabilities.size() > MAX_COUNT) {
            throw new IllegalArgumentException(capabilities.size() + " capabilities");
        }
    }

    /**
     * Reads one.
     *
     * @throws ProtocolException if there are too many
     */
    public static TightCapabilityList read(WireReader in) throws IOException {
        long count = in.u32();
        if (count > MAX_COUNT) {
            throw new ProtocolException("a list of " + count + " capabilities");
        }
        return new TightCapabilityList(several((int) count, in));
    }

    static List<TightCapability> several(int count, WireReader in) throws IOException {
        List<TightCapability> capabilities = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            capabilities.add(TightCapability.read(in));
        }
        return capabilities;
    }

    @Override
    public void write(WireBuffer out) {
        out.s32(capabilities.size());
        capabilities.forEach(each -> each.write(out));
    }
}
