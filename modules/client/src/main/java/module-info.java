/** A viewer without a window: handshake and decoders. */
module oriel.client {
    requires transitive oriel.rfb;
    requires transitive oriel.transport;
}
