/** Service interface of captures: where pixels come from and input goes to. */
module oriel.capture {
    requires transitive oriel.plugin;
    requires transitive oriel.rfb;

    exports oriel.capture;
}
