package oriel.server.compat;

import java.util.ArrayList;
import java.util.List;
import oriel.rfb.Encodings;
import oriel.rfb.Rect;
import oriel.server.encode.EncodingOrder;
import oriel.server.options.LanRules;
import oriel.server.options.NetworkProfile;
import oriel.server.viewer.ClientParams;

/**
 * The Python server's choice of encodings for one viewer: Raw on the same machine, by the size of the rectangle on a local
 * network, a fixed order elsewhere. Used by the writer thread alone.
 */
final class PythonOrder implements EncodingOrder {

    private static final List<Integer> FAR =
            List.of(Encodings.TIGHT, Encodings.HEXTILE, Encodings.RRE, Encodings.ZRLE, Encodings.RAW);
    private static final List<Integer> SMALL_FIRST =
            List.of(Encodings.RRE, Encodings.HEXTILE, Encodings.ZRLE, Encodings.RAW);

    private final LanRules rules;
    private final NetworkProfile network;
    private int requests;
    private long lastRequestNanos;
    private boolean paused;

    PythonOrder(LanRules rules, NetworkProfile network) {
        this.rules = rules;
        this.network = network;
    }

    @Override
    public void requested(long nanos) {
        paused |= requests > 0
                && nanos - lastRequestNanos > rules.zlib().longestGap().toNanos();
        lastRequestNanos = nanos;
        requests++;
    }

    @Override
    public List<Integer> of(ClientParams params, Rect rect, Rect screen) {
        return switch (network) {
            case LOCALHOST -> List.of(Encodings.RAW);
            case WAN -> FAR;
            case LAN -> bySize(params, rect, screen);
        };
    }

    private List<Integer> bySize(ClientParams params, Rect rect, Rect screen) {
        if (params.format().bitsPerPixel() == Byte.SIZE) {
            return List.of(Encodings.RAW);
        }
        long pixels = (long) rect.width() * rect.height();
        double share = (double) pixels / ((long) screen.width() * screen.height());
        List<Integer> order = new ArrayList<>();
        if (prefersZlib()
                && params.format().bitsPerPixel() == Integer.SIZE
                && pixels >= rules.zlib().minPixels()
                && share >= rules.zlib().minShare()) {
            order.addAll(List.of(Encodings.TIGHT, Encodings.ZLIB));
        }
        if (pixels >= rules.jpeg().minPixels() && share >= rules.jpeg().minShare()) {
            order.add(Encodings.JPEG);
        }
        if (share <= rules.raw().maxShare() && pixels <= rules.raw().maxPixels() || params.lists(Encodings.RAW)) {
            order.add(Encodings.RAW);
        }
        order.addAll(List.of(Encodings.TIGHT, Encodings.ZLIB));
        order.addAll(SMALL_FIRST);
        return order;
    }

    private boolean prefersZlib() {
        return rules.zlib().preferred() && !paused && requests > rules.zlib().warmupRequests();
    }
}
