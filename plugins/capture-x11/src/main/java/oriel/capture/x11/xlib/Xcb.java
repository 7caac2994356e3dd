package oriel.capture.x11.xlib;

/**
 * Functions of libxcb, below libX11, with C's names. What they need of an X server they can ask for without Xlib's lock for
 * all connections, can send several requests before they wait for the first answer, and can pass descriptors.
 */
final class Xcb {

    static final int CHECKED = 1;

    private Xcb() {}

    static native long xcb_connect(String display, long screenOut);

    static native long xcb_connect_to_display_with_auth_info(String display, long authorization, long screenOut);

    static native int xcb_connection_has_error(long connection);

    static native int xcb_get_file_descriptor(long connection);

    static native void xcb_disconnect(long connection);

    static native long xcb_get_extension_data(long connection, long extension);

    static native int xcb_generate_id(long connection);

    static native int xcb_send_request(long connection, int flags, long vector, long request);

    @Native
    static native int xcb_send_request_with_fds(
            long connection, int flags, long vector, long request, int count, long descriptors);

    static native int xcb_flush(long connection);

    static native long xcb_wait_for_reply(long connection, int sequence, long errorOut);

    static native long xcb_request_check(long connection, int sequence);
}
