/** The zrle encoding. */
module oriel.encoding.zrle {
    requires oriel.encoding;
}
