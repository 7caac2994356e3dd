/** Service interface of security types: how viewers are admitted; with the two types of RFC 6143. */
module oriel.security {
    requires transitive oriel.plugin;
    requires transitive oriel.rfb;
    requires transitive oriel.transport;

    exports oriel.security;

    provides oriel.security.SecurityTypeProvider with
            oriel.security.NoneProvider,
            oriel.security.VncAuthenticationProvider;
}
