/** Service interface of encoders: how pixels become bytes; and what encoders share. */
module oriel.encoding {
    requires transitive oriel.plugin;
    requires transitive oriel.rfb;

    exports oriel.encoding;

    provides oriel.encoding.DeflateProvider with
            oriel.encoding.JdkDeflateProvider;
}
