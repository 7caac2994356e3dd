package oriel.server.compat;

import oriel.server.encode.AllowedOrder;
import oriel.server.encode.EncodingOrder;
import oriel.server.options.EncodingOptions;
import oriel.server.options.NetworkProfile;

/** The orders of encodings that the Python server's settings ask for. */
public final class EncodingOrders {

    private EncodingOrders() {}

    /** The order for one viewer: its own, unless the rules of the Python server are wanted. */
    public static EncodingOrder of(EncodingOptions options, NetworkProfile network) {
        EncodingOrder order = options.lanRules()
                .<EncodingOrder>map(rules -> new PythonOrder(rules, network))
                .orElse(EncodingOrder.OF_VIEWER);
        return new AllowedOrder(new UltraVncOrder(order, options.ultraVnc()), options.disabled());
    }
}
