/** TightVNC's security type (16): a login of a list of capabilities. */
module oriel.security.tight {
    requires oriel.security;

    provides oriel.security.SecurityTypeProvider with
            oriel.security.tight.TightProvider;
}
