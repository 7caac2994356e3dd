package oriel.launcher.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import oriel.launcher.config.TextTypes.Choice;
import oriel.launcher.config.TextTypes.FileName;
import oriel.launcher.config.TextTypes.Formed;
import oriel.launcher.config.ValueType.Maybe;

/** Settings of encryption. */
public final class TlsKeys {

    static final KeySection SECTION = new KeySection("Encryption");

    /** Encrypted for those that can. */
    public static final String AUTO = "auto";

    /** Encrypted or not at all. */
    public static final String REQUIRED = "required";

    /** Nothing is encrypted. */
    public static final String OFF = "off";

    public static final Key<String> TLS = SECTION.key(
            "tls",
            new Choice(List.of(AUTO, REQUIRED, OFF), Map.of()),
            AUTO,
            "`auto`: TLS for whoever speaks it on the port; browsers of other machines have to. `required`: for everybody."
                    + " `off`: for nobody, which other machines may reach with `insecure` only.");
    public static final Key<Optional<String>> CERTIFICATE = SECTION.key(
            "certificate",
            new Maybe<>(new FileName()),
            Optional.empty(),
            "PEM file of the server's certificate and its chain, read again when it changes; not set: the one of `acme`, else"
                    + " of `oriel cert import`, else Oriel's own.");
    public static final Key<Optional<String>> CERTIFICATE_KEY = SECTION.key(
            "certificate_key",
            new Maybe<>(new FileName()),
            Optional.empty(),
            "PEM file of the certificate's key; not set: it stands in the file of `certificate`.");
    public static final Key<Optional<String>> TLS_DOMAIN = SECTION.key(
            "tls_domain",
            new Maybe<>(new Formed(
                    "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
                    "a host name in small letters such as \"screen.example.org\"")),
            Optional.empty(),
            "Name of this server on the Internet, for which `acme` gets a certificate that browsers know.");
    public static final Key<Optional<String>> ACME = SECTION.key(
            "acme",
            new Maybe<>(new Formed(
                    "letsencrypt|https://[!-~]+", "\"letsencrypt\", or an address that begins with https://")),
            Optional.empty(),
            "Who certifies `tls_domain`, and whose terms are agreed to: `letsencrypt`, or the directory of another ACME server. It"
                    + " asks for a page of that name on port 80. Not set: nobody.");
    public static final Key<Optional<String>> ACME_CONTACT = SECTION.key(
            "acme_contact",
            new Maybe<>(new Formed("[A-Za-z0-9.!#$%&'*+/=_{|}~-]+@[A-Za-z0-9.-]+", "a mail address")),
            Optional.empty(),
            "Mail address to which the ACME server may write.");
    public static final Key<Optional<String>> STATE_FOLDER = SECTION.key(
            "state_folder",
            new Maybe<>(new FileName()),
            Optional.empty(),
            "Folder for what Oriel makes itself and keeps, such as its certificate; not set: `oriel` in the state folder of"
                    + " the user or the service.");

    private TlsKeys() {}
}
