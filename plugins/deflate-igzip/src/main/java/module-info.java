/** Deflates with igzip of the library ISA-L, through JNA. */
module oriel.deflate.igzip {
    requires com.sun.jna;
    requires oriel.encoding;

    opens oriel.deflate.igzip to
            com.sun.jna;

    provides oriel.encoding.DeflateProvider with
            oriel.deflate.igzip.IgzipProvider;
}
