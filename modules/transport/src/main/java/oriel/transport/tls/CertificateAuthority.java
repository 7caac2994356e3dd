package oriel.transport.tls;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * An authority of one's own that certifies one server: whoever trusts it once accepts every later certificate of that
 * server. Keys on the curve P-256, certificates as in RFC 5280, made with the JDK's public interfaces alone.
 *
 * @param self its own key, and the certificate that others may trust
 */
public record CertificateAuthority(ServerKey self) {

    private static final String CURVE = "secp256r1";
    private static final String SIGNATURE = "SHA256withECDSA";
    private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.identifier("1.2.840.10045.4.3.2"));
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String KEY_USAGE = "2.5.29.15";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
    private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    /** Bits 0, 5 and 6 of KeyUsage: digitalSignature; keyCertSign and cRLSign. */
    private static final byte[] SIGNS = Der.bits(0x80, 7);

    private static final byte[] CERTIFIES = Der.bits(0x06, 1);

    private static final Duration YEARS = Duration.ofDays(3650);

    /** Browsers take no certificate of a server that is valid for longer than 398 days. */
    private static final Duration ABOUT_A_YEAR = Duration.ofDays(397);

    /** Clocks differ. */
    private static final Duration EARLIER = Duration.ofHours(1);

    /** Makes one that is valid for ten years from {@code now} on. */
    public static CertificateAuthority make(String name, Instant now) {
        KeyPair pair = pair();
        byte[] subject = name(name);
        byte[] extensions = Der.sequence(
                extension(BASIC_CONSTRAINTS, true, Der.sequence(Der.yes(), Der.integer(BigInteger.ZERO))),
                extension(KEY_USAGE, true, CERTIFIES));
        byte[] body = body(subject, validity(now, YEARS), subject, pair.getPublic(), extensions);
        return new CertificateAuthority(new ServerKey(pair.getPrivate(), List.of(signed(body, pair.getPrivate()))));
    }

    /**
     * Makes a key and a certificate for a server, valid for 397 days from {@code now} on.
     *
     * @param names by which it is called; the first is its common name
     * @param addresses by which it is called
     */
    public ServerKey certify(List<String> names, Collection<InetAddress> addresses, Instant now) {
        KeyPair pair = pair();
        byte[][] called = Stream.concat(
                        names.stream().map(name -> Der.taggedPlain(DNS_NAME, name.getBytes(StandardCharsets.US_ASCII))),
                        addresses.stream().map(address -> Der.taggedPlain(IP_ADDRESS, address.getAddress())))
                .toArray(byte[][]::new);
        byte[] extensions = Der.sequence(
                extension(BASIC_CONSTRAINTS, true, Der.sequence()),
                extension(KEY_USAGE, true, SIGNS),
                extension(EXTENDED_KEY_USAGE, false, Der.sequence(Der.identifier(SERVER_AUTHENTICATION))),
                extension(SUBJECT_ALTERNATIVE_NAME, false, Der.sequence(called)));
        byte[] issuer = self.certificate().getSubjectX500Principal().getEncoded();
        byte[] body = body(issuer, validity(now, ABOUT_A_YEAR), name(names.get(0)), pair.getPublic(), extensions);
        return new ServerKey(pair.getPrivate(), List.of(signed(body, self.key()), self.certificate()));
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java makes no keys on " + CURVE, e);
        }
    }

    /** What is signed: TBSCertificate of RFC 5280 section 4.1. */
    private static byte[] body(byte[] issuer, byte[] validity, byte[] subject, PublicKey key, byte[] extensions) {
        BigInteger version3 = BigInteger.TWO;
        return Der.sequence(
                Der.tagged(0, Der.integer(version3)),
                Der.integer(new BigInteger(127, new SecureRandom()).setBit(126)),
                ECDSA_WITH_SHA256,
                issuer,
                validity,
                subject,
                key.getEncoded(),
                Der.tagged(3, extensions));
    }

    private static byte[] validity(Instant now, Duration length) {
        return Der.sequence(Der.time(now.minus(EARLIER)), Der.time(now.plus(length)));
    }

    private static byte[] name(String common) {
        return Der.sequence(Der.set(Der.sequence(Der.identifier(COMMON_NAME), Der.text(common))));
    }

    private static byte[] extension(String identifier, boolean critical, byte[] value) {
        byte[] wrapped = Der.octets(value);
        return critical
                ? Der.sequence(Der.identifier(identifier), Der.yes(), wrapped)
                : Der.sequence(Der.identifier(identifier), wrapped);
    }

    private static X509Certificate signed(byte[] body, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance(SIGNATURE);
            signature.initSign(key);
            signature.update(body);
            byte[] whole = Der.sequence(body, ECDSA_WITH_SHA256, Der.bits(signature.sign()));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java does not sign with " + SIGNATURE, e);
        }
    }
}
