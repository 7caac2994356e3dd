/** Service interface of transports: how viewers and browsers reach the server. */
module oriel.transport {
    requires transitive oriel.plugin;
    requires transitive oriel.rfb;

    exports oriel.transport;
    exports oriel.transport.tls;
}
