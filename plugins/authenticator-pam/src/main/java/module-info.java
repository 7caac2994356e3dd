/** Knows the accounts of the system, through PAM and JNA. */
module oriel.authenticator.pam {
    requires com.sun.jna;
    requires oriel.security;
    requires org.slf4j;

    opens oriel.authenticator.pam to
            com.sun.jna;

    provides oriel.security.AuthenticatorProvider with
            oriel.authenticator.pam.PamProvider;
}
