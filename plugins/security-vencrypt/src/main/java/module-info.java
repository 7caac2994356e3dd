/** VeNCrypt (19): most of its subtypes inside TLS. */
module oriel.security.vencrypt {
    requires oriel.security;
    requires org.slf4j;

    provides oriel.security.SecurityTypeProvider with
            oriel.security.vencrypt.VencryptProvider;
}
