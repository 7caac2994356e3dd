/** RSA-AES, the security types RA2 (5), RA2ne (6), RA2_256 (129) and RA2ne_256 (130): passwords that nobody hears. */
module oriel.security.rsaaes {
    requires oriel.security;
    requires org.bouncycastle.provider;
    requires org.slf4j;

    provides oriel.security.SecurityTypeProvider with
            oriel.security.rsaaes.Ra2Provider,
            oriel.security.rsaaes.Ra2neProvider,
            oriel.security.rsaaes.Ra2Aes256Provider,
            oriel.security.rsaaes.Ra2neAes256Provider;
}
