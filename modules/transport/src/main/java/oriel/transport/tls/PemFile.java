package oriel.transport.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys and certificates as text (RFC 7468), as OpenSSL, certbot and others write them. */
public final class PemFile {

    /** No chain and no key is larger. */
    private static final long MAX_BYTES = 1 << 20;

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String PKCS8 = "PRIVATE KEY";

    /** What follows the version in PKCS #8 is the algorithm, which these older forms leave out. */
    private static final List<String> BARE = List.of("RSA PRIVATE KEY", "EC PRIVATE KEY");

    private static final int LINE = 64;

    private PemFile() {}

    /**
     * Reads a certificate with its chain, and its key.
     *
     * @throws IOException if a file cannot be read, holds something else, or if they do not belong together; the message
     *     names the file and says what is wrong with it
     */
    public static ServerKey read(Path certificates, Path key) throws IOException {
        List<X509Certificate> chain = certificates(certificates);
        PrivateKey secret = key(key, chain.get(0).getPublicKey());
        if (!belong(secret, chain.get(0).getPublicKey())) {
            throw new IOException(key + " is not the key of the first certificate in " + certificates);
        }
        return new ServerKey(secret, chain);
    }

    /** A chain as text. */
    public static String text(List<X509Certificate> chain) {
        StringBuilder text = new StringBuilder();
        try {
            for (X509Certificate certificate : chain) {
                text.append(block(CERTIFICATE, certificate.getEncoded()));
            }
        } catch (CertificateException e) {
            throw new IllegalArgumentException(e);
        }
        return text.toString();
    }

    /** A key as text, in the clear. */
    public static String text(PrivateKey key) {
        return block(PKCS8, key.getEncoded());
    }

    /**
     * Reads certificates alone.
     *
     * @throws IOException if the file cannot be read, or holds none; the message names it and says what is wrong with it
     */
    public static List<X509Certificate> certificates(Path file) throws IOException {
        List<X509Certificate> chain = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(contents(file));
        while (blocks.find()) {
            if (blocks.group(1).equals(CERTIFICATE)) {
                chain.add(certificate(file, decoded(file, blocks.group(2))));
            }
        }
        if (chain.isEmpty()) {
            throw new IOException(
                    file + " holds no certificate (a block that begins with -----BEGIN CERTIFICATE-----)");
        }
        return chain;
    }

    private static X509Certificate certificate(Path file, byte[] encoded) throws IOException {
        try {
            Certificate found =
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
            return (X509Certificate) found;
        } catch (CertificateException e) {
            throw new IOException(file + " holds a certificate that is broken", e);
        }
    }

    private static PrivateKey key(Path file, PublicKey other) throws IOException {
        Matcher blocks = BLOCK.matcher(contents(file));
        while (blocks.find()) {
            String label = blocks.group(1);
            if (label.equals("ENCRYPTED " + PKCS8) || blocks.group(2).contains("ENCRYPTED")) {
                throw new IOException(
                        file + " is locked with a passphrase; openssl pkey -in it -out another unlocks it");
            }
            if (label.equals(PKCS8)) {
                return key(file, decoded(file, blocks.group(2)), other.getAlgorithm());
            }
            if (BARE.contains(label)) {
                byte[] wrapped = Der.wrapped(decoded(file, blocks.group(2)), other.getEncoded());
                return key(file, wrapped, other.getAlgorithm());
            }
        }
        throw new IOException(file + " holds no key (a block that begins with -----BEGIN PRIVATE KEY-----)");
    }

    private static PrivateKey key(Path file, byte[] encoded, String algorithm) throws IOException {
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " holds no key for a certificate of " + algorithm, e);
        }
    }

    private static boolean belong(PrivateKey key, PublicKey other) {
        String algorithm = key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        try {
            byte[] trial = {1, 2, 3};
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(trial);
            byte[] signed = signature.sign();
            signature.initVerify(other);
            signature.update(trial);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String contents(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(file + " is larger than any key or certificate");
        }
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private static byte[] decoded(Path file, String base64) throws IOException {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " holds a block that is not Base64", e);
        }
    }

    private static String block(String label, byte[] content) {
        String base64 = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }
}
