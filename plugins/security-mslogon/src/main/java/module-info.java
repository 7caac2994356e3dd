/** UltraVNC's security type 113, MSLogonII: name and password hidden behind short numbers. */
module oriel.security.mslogon {
    requires oriel.security;
    requires org.slf4j;

    provides oriel.security.SecurityTypeProvider with
            oriel.security.mslogon.MsLogon2Provider;
}
