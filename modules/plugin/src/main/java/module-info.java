/** What every plugin shares, whatever it does: a name, its options, and the error that tells the operator what to do. */
module oriel.plugin {
    exports oriel.plugin;
}
