/** Apple's security type 30: name and password encrypted with what a Diffie-Hellman exchange gives. */
module oriel.security.appledh {
    requires oriel.security;
    requires org.slf4j;

    provides oriel.security.SecurityTypeProvider with
            oriel.security.appledh.AppleDhProvider;
}
