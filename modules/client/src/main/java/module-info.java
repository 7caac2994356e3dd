/** A viewer without a window: handshake, messages and the decoders of every encoding. */
module oriel.client {
    requires java.desktop;
    requires oriel.security;
    requires transitive oriel.rfb;
    requires transitive oriel.transport;

    exports oriel.client;
    exports oriel.client.line;
}
