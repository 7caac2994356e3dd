package oriel.launcher.tls;

import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.Keys;
import oriel.launcher.config.TlsKeys;
import oriel.transport.TlsSettings;
import oriel.transport.TlsSettings.Cleartext;
import oriel.transport.tls.TlsEngines;

/**
 * What the configuration means for encryption.
 *
 * @param settings for the transport
 * @param certificate that peers are shown
 */
public record TlsPlan(TlsSettings settings, Certificate certificate) {

    /**
     * Makes it, for a server that listens on an address.
     *
     * @param loopback true if only this machine reaches that
     * @return empty where nothing is encrypted
     * @throws ConfigException if a certificate cannot be used, or if other machines would be served without encryption
     */
    public static Optional<TlsPlan> of(Configuration configuration, boolean loopback) throws ConfigException {
        String mode = configuration.value(TlsKeys.TLS);
        if (mode.equals(TlsKeys.OFF)) {
            if (!loopback && !configuration.value(Keys.INSECURE)) {
                throw new ConfigException(
                        "tls is off (" + configuration.where(TlsKeys.TLS) + "), so that everybody on the way to other"
                                + " machines can read the screen and what is typed",
                        "leave tls out, or host to listen on this machine only, or add --insecure to allow it");
            }
            return Optional.empty();
        }
        Certificate certificate = Certificate.of(configuration);
        Supplier<SSLContext> context = new Once(() -> {
            certificate.key().get();
            return TlsEngines.context(certificate.key());
        });
        return Optional.of(
                new TlsPlan(new TlsSettings(context, cleartext(mode, loopback), !certificate.own()), certificate));
    }

    private static Cleartext cleartext(String mode, boolean loopback) {
        if (mode.equals(TlsKeys.REQUIRED)) {
            return Cleartext.NOBODY;
        }
        return loopback ? Cleartext.EVERYBODY : Cleartext.VIEWERS;
    }

    /** Makes what is expensive when it is wanted first; again if that failed. */
    private static final class Once implements Supplier<SSLContext> {

        private final Supplier<SSLContext> make;
        private SSLContext made;

        Once(Supplier<SSLContext> make) {
            this.make = make;
        }

        @Override
        public synchronized SSLContext get() {
            if (made == null) {
                made = make.get();
            }
            return made;
        }
    }
}
