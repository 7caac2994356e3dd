package oriel.security.vencrypt;

/** What a login of VeNCrypt is hidden by. */
enum Cover {
    /** Nothing of VeNCrypt's own, since the line is encrypted already. */
    LINE,
    /** TLS with the server's certificate. */
    X509,
    /** TLS without a certificate: who sits between can pretend to be the server. */
    ANONYMOUS
}
