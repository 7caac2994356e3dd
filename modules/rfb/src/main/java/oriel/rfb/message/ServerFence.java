package oriel.rfb.message;

import oriel.rfb.WireBuffer;

/**
 * A fence of the server's, or its answer to one of the viewer's.
 *
 * @param fence what both sides send
 */
public record ServerFence(Fence fence) implements ServerMessage {

    @Override
    public void write(WireBuffer out) {
        fence.write(out);
    }
}
