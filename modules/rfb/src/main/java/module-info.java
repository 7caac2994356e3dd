/** The words of the RFB protocol: shapes, pixels, numbers and bytes. No thread, no socket, no dependency. */
module oriel.rfb {
    exports oriel.rfb;
    exports oriel.rfb.message;
}
