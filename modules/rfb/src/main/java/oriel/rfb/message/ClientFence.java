package oriel.rfb.message;

import oriel.rfb.WireBuffer;

/**
 * A fence of the viewer's, or its answer to one of the server's.
 *
 * @param fence what both sides send
 */
public record ClientFence(Fence fence) implements ClientMessage {

    @Override
    public void write(WireBuffer out) {
        fence.write(out);
    }
}
