package oriel.capture.x11.xlib;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A request of the X protocol, as it goes over the line but for its length, which libxcb fills in.
 *
 * @param bytes begin with the opcode; a multiple of four
 * @param answered true if the server answers it
 */
public record XRequest(byte[] bytes, boolean answered) {

    private static final int GRAB_SERVER = 36;
    private static final int UNGRAB_SERVER = 37;

    /** From the moment in which the server comes to it, it serves nobody else. */
    public static XRequest grabServer() {
        return of(GRAB_SERVER, 0, 4, false).made();
    }

    /** The server serves everybody again. */
    public static XRequest ungrabServer() {
        return of(UNGRAB_SERVER, 0, 4, false).made();
    }

    /**
     * Begins a request.
     *
     * @param opcode of the core protocol, or an extension's
     * @param minor which of the extension's requests; 0 for one of the core protocol
     * @param length all bytes, a multiple of four
     * @param answered true if the server answers it
     */
    public static Body of(int opcode, int minor, int length, boolean answered) {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.nativeOrder());
        return new Body(buffer.put((byte) opcode).put((byte) minor).putShort((short) 0), answered);
    }

    /**
     * A request that is being written.
     *
     * @param buffer where it goes on
     * @param answered true if the server answers it
     */
    public record Body(ByteBuffer buffer, boolean answered) {

        /** The request, once all of it is written. */
        public XRequest made() {
            return new XRequest(buffer.array(), answered);
        }
    }
}
