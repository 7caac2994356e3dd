package oriel.launcher.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import oriel.launcher.config.TextTypes.Choice;
import oriel.launcher.config.TextTypes.FileName;
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
            "PEM file of the server's certificate and its chain, read again when it changes; not set: the one of `oriel cert"
                    + " import`, else Oriel's own.");
    public static final Key<Optional<String>> CERTIFICATE_KEY = SECTION.key(
            "certificate_key",
            new Maybe<>(new FileName()),
            Optional.empty(),
            "PEM file of the certificate's key; not set: it stands in the file of `certificate`.");
    public static final Key<Optional<String>> STATE_FOLDER = SECTION.key(
            "state_folder",
            new Maybe<>(new FileName()),
            Optional.empty(),
            "Folder for what Oriel makes itself and keeps, such as its certificate; not set: `oriel` in the state folder of"
                    + " the user or the service.");

    private TlsKeys() {}
}
