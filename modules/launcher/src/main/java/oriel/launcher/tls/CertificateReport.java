package oriel.launcher.tls;

import java.nio.file.Files;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Quoted;
import oriel.transport.tls.ServerKey;

/** What people are told of a certificate. */
public final class CertificateReport {

    private CertificateReport() {}

    /**
     * In lines.
     *
     * @throws ConfigException if Oriel's own can neither be read nor made
     */
    public static List<String> lines(Certificate certificate) throws ConfigException {
        ServerKey key = certificate.now();
        X509Certificate shown = key.certificate();
        List<String> lines = new ArrayList<>();
        lines.add("certificate  " + certificate.file() + (certificate.own() ? ", Oriel's own" : ""));
        lines.add("valid for    " + Quoted.printable(String.join(", ", MachineNames.namesOf(shown))));
        lines.add("valid until  " + end(shown));
        lines.add("SHA-256      " + key.fingerprint());
        if (certificate.own()) {
            lines.add("authority    " + certificate.folder().authority()
                    + "; who trusts it accepts this server's certificates");
            lines.add("SHA-256      " + ServerKey.fingerprint(key.chain().get(1)));
        }
        return lines;
    }

    /** In one line; Oriel's own is not made for it. */
    public static String line(Certificate certificate) throws ConfigException {
        if (certificate.own() && !Files.exists(certificate.file())) {
            return certificate.file() + ", Oriel's own, is made when it is wanted first";
        }
        ServerKey key = certificate.now();
        return certificate.file() + (certificate.own() ? ", Oriel's own" : "") + ", valid until "
                + end(key.certificate()) + ", SHA-256 " + key.fingerprint();
    }

    private static LocalDate end(X509Certificate certificate) {
        return LocalDate.ofInstant(certificate.getNotAfter().toInstant(), ZoneOffset.UTC);
    }
}
