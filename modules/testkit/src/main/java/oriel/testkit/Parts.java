package oriel.testkit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import oriel.capture.CaptureProvider;
import oriel.encoding.DeflateCoders;
import oriel.encoding.DeflateProvider;
import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.JpegProvider;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.security.Accounts;
import oriel.security.Admission;
import oriel.security.Right;
import oriel.security.SecurityOutcome;
import oriel.security.SecurityTools;
import oriel.security.SecurityTraits;
import oriel.security.SecurityType;
import oriel.security.SecurityTypeProvider;
import oriel.transport.Connection;
import oriel.transport.TransportProvider;

/**
 * The product's plugins, found as the product finds them: what a test of a whole server is made of. A test's own module needs
 * them at run time.
 */
public final class Parts {

    /** The password of somebody who may do everything. */
    public static final byte[] FULL = {'s', 'e', 'c', 'r', 'e', 't'};

    /** The password of somebody who may only look. */
    public static final byte[] LOOK = {'l', 'o', 'o', 'k'};

    private Parts() {}

    /** All encoders. */
    public static List<Configured<EncoderProvider>> encoders() {
        return ServiceLoader.load(EncoderProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .map(Configured::plain)
                .toList();
    }

    /** One encoder, and no other that a viewer could be given instead of it. */
    public static List<Configured<EncoderProvider>> onlyEncoder(String name) {
        Stream<Configured<EncoderProvider>> named = encoders().stream()
                .filter(candidate -> candidate.provider().name().equals(name));
        return Stream.concat(named, Stream.of(Configured.plain((EncoderProvider) new NoRaw())))
                .toList();
    }

    /** Every way to deflate and the best way to make JPEG images that work here. */
    public static EncoderTools tools() {
        List<Configured<DeflateProvider>> deflate = ServiceLoader.load(DeflateProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .map(Configured::plain)
                .filter(each ->
                        each.provider().unavailableReason(each.options()).isEmpty())
                .toList();
        Optional<Configured<JpegProvider>> jpeg = ServiceLoader.load(JpegProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .map(Configured::plain)
                .filter(each ->
                        each.provider().unavailableReason(each.options()).isEmpty())
                .max(Comparator.comparingInt(each -> each.provider().priority()));
        return new EncoderTools(new DeflateCoders(deflate), jpeg);
    }

    /** The capture of a name. */
    public static CaptureProvider capture(String name) {
        return ServiceLoader.load(CaptureProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The transport. */
    public static TransportProvider transport() {
        return ServiceLoader.load(TransportProvider.class).findFirst().orElseThrow();
    }

    /** Lets everybody in without a password. */
    public static List<SecurityType> open() throws PluginException {
        return List.of(security("none", Accounts.NOBODY));
    }

    /** Lets everybody in who wants to look. */
    public static List<SecurityType> looking() throws PluginException {
        SecurityType none = security("none", Accounts.NOBODY);
        return List.of(new SecurityType() {
            @Override
            public int code() {
                return none.code();
            }

            @Override
            public SecurityTraits traits() {
                return none.traits();
            }

            @Override
            public SecurityOutcome authenticate(Connection connection) {
                return new Admission(connection, "", Right.VIEW_ONLY);
            }
        });
    }

    /** Asks for one of the two passwords here. */
    public static List<SecurityType> passwords() throws PluginException {
        return passwords(Accounts.NOBODY.with(FULL, Right.FULL).with(LOOK, Right.VIEW_ONLY));
    }

    /** Asks for the password of one of these accounts. */
    public static List<SecurityType> passwords(Accounts accounts) throws PluginException {
        return List.of(security("vnc", accounts));
    }

    private static SecurityType security(String name, Accounts accounts) throws PluginException {
        return security(name, new SecurityTools(accounts));
    }

    /** The security type of a name. */
    public static SecurityType security(String name, SecurityTools tools) throws PluginException {
        return ServiceLoader.load(SecurityTypeProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow()
                .create(Options.none(name), tools);
    }
}
