package oriel.server.update;

import java.io.IOException;
import oriel.rfb.ClipboardMessage;
import oriel.rfb.ClipboardMessage.Caps;
import oriel.rfb.ClipboardMessage.Notify;
import oriel.rfb.ClipboardMessage.Request;
import oriel.rfb.Encodings;
import oriel.rfb.message.ServerExtendedCutText;
import oriel.server.options.ClipboardPolicy;
import oriel.server.update.ClipboardOrders.Taken;
import oriel.server.viewer.ClientParams;

/**
 * Tells one viewer about clipboards: by Extended Clipboard (rfbproto) if it lists that, else by plain ServerCutText (RFC
 * 6143 section 7.6.4). Used by the writer thread alone.
 */
final class ClipboardWriter {

    private final ViewerOutput output;
    private long list = ClientParams.INITIAL.listSerial();

    ClipboardWriter(ViewerOutput output) {
        this.output = output;
    }

    void write(ClientParams profile, Taken orders) throws IOException {
        boolean relisted = profile.listSerial() != list;
        if (!relisted && orders.isNothing()) {
            return;
        }
        list = profile.listSerial();
        boolean extended =
                profile.lists(Encodings.EXTENDED_CLIPBOARD) && orders.policy().isOn();
        if (!extended) {
            if (orders.textIsNew()) {
                output.send(orders.text().cutText());
            }
            return;
        }
        if (relisted) {
            send(caps(orders.policy()));
        }
        if (orders.ask()) {
            send(new Request(ClipboardMessage.TEXT));
        }
        if (orders.textIsNew()) {
            announce(orders);
        }
        if (orders.tell()) {
            send(formats(orders));
        }
        if (orders.provide() && !orders.text().isEmpty()) {
            output.send(orders.text().provide());
        }
    }

    /** What viewers may send: each text is wanted, so it may as well come unasked, ahead of the key that pastes it. */
    private static Caps caps(ClipboardPolicy policy) {
        int fromViewers = policy.fromViewers() ? ClipboardMessage.NOTIFY | ClipboardMessage.PROVIDE : 0;
        int toViewers = policy.toViewers() ? ClipboardMessage.REQUEST | ClipboardMessage.PEEK : 0;
        return new Caps(
                ClipboardMessage.CAPS | ClipboardMessage.TEXT | fromViewers | toViewers,
                policy.fromViewers() ? policy.maxBytes() : 0);
    }

    private static Notify formats(Taken orders) {
        return new Notify(orders.text().isEmpty() ? 0 : ClipboardMessage.TEXT);
    }

    /** A viewer that takes so much unasked is given it; others are told that it is there. */
    private void announce(Taken orders) throws IOException {
        Caps caps = orders.caps();
        boolean provides = caps.has(ClipboardMessage.PROVIDE | ClipboardMessage.TEXT);
        if (provides && !orders.text().isEmpty() && orders.text().wireBytes() <= caps.textBytes()) {
            output.send(orders.text().provide());
        } else if (caps.has(ClipboardMessage.NOTIFY | ClipboardMessage.TEXT)) {
            send(formats(orders));
        } else if (!provides) {
            output.send(orders.text().cutText());
        }
    }

    private void send(ClipboardMessage message) throws IOException {
        output.send(new ServerExtendedCutText(message));
    }
}
