package oriel.it;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import oriel.plugin.PluginException;
import oriel.security.Authenticator;
import oriel.security.SecretStorage;
import oriel.security.SecurityTools;
import oriel.security.SecurityType;
import oriel.testkit.Parts;
import oriel.transport.tls.CertificateAuthority;
import oriel.transport.tls.PemFile;
import oriel.transport.tls.ServerKey;
import oriel.transport.tls.TlsEngines;

/** Certifies a server on this machine, for viewers that trust it. */
public final class TestAuthority {

    private static final CertificateAuthority AUTHORITY = CertificateAuthority.make("test", Instant.now());
    private static final ServerKey KEY =
            AUTHORITY.certify(List.of("localhost"), List.of(InetAddress.getLoopbackAddress()), Instant.now());

    /** Has the server's certificate. */
    public static final SSLContext CONTEXT = TlsEngines.context(() -> KEY);

    private TestAuthority() {}

    /** Writes what viewers have to trust. */
    public static Path writeTo(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("authority.pem"), PemFile.text(AUTHORITY.self().chain()));
    }

    /** SHA-256 of the server's certificate. */
    public static String fingerprint() {
        return KEY.fingerprint();
    }

    /** One security type alone, for those that somebody knows. */
    public static List<SecurityType> only(String type, Authenticator authenticator) throws PluginException {
        SecurityTools tools = new SecurityTools(authenticator, Optional.of(() -> CONTEXT), SecretStorage.FORGETFUL);
        return List.of(Parts.security(type, tools));
    }
}
