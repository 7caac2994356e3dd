/** The raw encoding. */
module oriel.encoding.raw {
    requires oriel.encoding;
}
