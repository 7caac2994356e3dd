package oriel.capture.x11;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A request of the X protocol, as it goes over the line but for its length, which libxcb fills in.
 *
 * @param bytes begin with the opcode; a multiple of four
 * @param answered true if the server answers it
 */
record XRequest(byte[] bytes, boolean answered) {

    private static final int GRAB_SERVER = 36;
    private static final int UNGRAB_SERVER = 37;
    private static final int SET_SCREEN_SIZE = 7;
    private static final int SET_CRTC_CONFIG = 21;
    private static final int SHM_ATTACH_FD = 6;

    /** From the moment in which the server comes to it, it serves nobody else. */
    static XRequest grabServer() {
        return of(GRAB_SERVER, 0, 4, false).made();
    }

    /** The server serves everybody again. */
    static XRequest ungrabServer() {
        return of(UNGRAB_SERVER, 0, 4, false).made();
    }

    /** RANDR's SetCrtcConfig: answered with a status; off if the mode is 0. */
    static XRequest setCrtcConfig(int randr, long configTime, Outputs.Crtc crtc) {
        int outputs = crtc.mode() == 0 ? 0 : crtc.outputs().size();
        Body body = of(randr, SET_CRTC_CONFIG, 28 + 4 * outputs, true);
        body.buffer
                .putInt((int) crtc.id())
                .putInt(0)
                .putInt((int) configTime)
                .putShort((short) crtc.area().x())
                .putShort((short) crtc.area().y())
                .putInt((int) crtc.mode())
                .putShort((short) crtc.rotation())
                .putShort((short) 0);
        crtc.outputs().stream().limit(outputs).forEach(output -> body.buffer.putInt(output.intValue()));
        return body.made();
    }

    /** RANDR's SetScreenSize. */
    static XRequest setScreenSize(int randr, long root, int width, int height, int[] millimetres) {
        Body body = of(randr, SET_SCREEN_SIZE, 20, false);
        body.buffer
                .putInt((int) root)
                .putShort((short) width)
                .putShort((short) height)
                .putInt(millimetres[0])
                .putInt(millimetres[1]);
        return body.made();
    }

    /** MIT-SHM's AttachFd, for a segment that the server may write. */
    static XRequest attachDescriptor(int shm, int segment) {
        Body body = of(shm, SHM_ATTACH_FD, 12, false);
        body.buffer.putInt(segment).putInt(0);
        return body.made();
    }

    private static Body of(int opcode, int minor, int length, boolean answered) {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.nativeOrder());
        return new Body(buffer.put((byte) opcode).put((byte) minor).putShort((short) 0), answered);
    }

    /** A request that is being written. */
    private record Body(ByteBuffer buffer, boolean answered) {

        XRequest made() {
            return new XRequest(buffer.array(), answered);
        }
    }
}
