package oriel.security.rsaaes;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import oriel.plugin.PluginException;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.rfb.message.HandshakeMessage;
import oriel.rfb.message.RsaAesCredentials;
import oriel.rfb.message.RsaAesHash;
import oriel.rfb.message.RsaAesRandom;
import oriel.rfb.message.RsaAesSubtype;
import oriel.rfb.message.RsaPublicKey;
import oriel.security.Authenticator;
import oriel.security.Credentials;
import oriel.security.SecurityOutcome;
import oriel.security.SecurityTools;
import oriel.security.SecurityTraits;
import oriel.security.SecurityType;
import oriel.transport.Connection;
import oriel.transport.Peer;

/**
 * RSA-AES: both sides show an RSA key, send each other a random number encrypted for it, and go on in AES-EAX with keys made
 * of both numbers. What proves the server is its key, which viewers remember: rfbproto's security types 5, 6, 129 and 130.
 */
final class RsaAes implements SecurityType {

    private final SecureRandom random = new SecureRandom();
    private final Variant variant;
    private final Authenticator authenticator;
    private final KeptKey key;

    private RsaAes(Variant variant, SecurityTools tools) {
        this.variant = variant;
        this.authenticator = tools.authenticator();
        this.key = new KeptKey(tools.secrets());
    }

    static RsaAes create(Variant variant, SecurityTools tools) throws PluginException {
        if (tools.authenticator().admitsEverybody()) {
            throw new PluginException("RSA-AES asks for a password, and everybody may come in", "set a password");
        }
        return new RsaAes(variant, tools);
    }

    @Override
    public int code() {
        return variant.code();
    }

    @Override
    public SecurityTraits traits() {
        return new SecurityTraits(variant.encrypts(), true, false);
    }

    /** What does not encrypt is for browsers, too: they need a page that came in private for it. */
    @Override
    public boolean suits(Peer peer) {
        return !peer.browser() || peer.isPrivate();
    }

    @Override
    public Optional<String> fingerprint() throws IOException {
        return Optional.of(key.get().fingerprint());
    }

    @Override
    public SecurityOutcome authenticate(Connection connection) throws IOException {
        ServerKey own = key.get();
        WireReader in = new WireReader(connection);
        say(connection, own.shown());
        RsaPublicKey shown = RsaPublicKey.read(in);
        ViewerKey viewers = ViewerKey.of(shown);
        byte[] sent = new byte[variant.keyBytes()];
        random.nextBytes(sent);
        say(connection, new RsaAesRandom(connection.compute(() -> viewers.encrypt(sent))));
        RsaAesRandom answer = RsaAesRandom.read(own.bytes(), in);
        byte[] received = connection.compute(() -> own.decrypt(answer.encrypted(), variant.keyBytes(), random));
        EncryptedConnection encrypted = new EncryptedConnection(
                connection,
                new RecordCipher(variant.key(sent, received)),
                new RecordCipher(variant.key(received, sent)));
        proveKeys(encrypted, bytes(own.shown()), bytes(shown));
        return admit(encrypted, variant.encrypts() ? encrypted : connection);
    }

    /** Both sides tell what they have seen of the keys: nobody between has put in others. */
    private void proveKeys(EncryptedConnection encrypted, byte[] own, byte[] viewers) throws IOException {
        say(encrypted, new RsaAesHash(variant.hash(own, viewers)));
        byte[] expected = variant.hash(viewers, own);
        byte[] seen =
                RsaAesHash.read(expected.length, new WireReader(encrypted)).bytes();
        if (!MessageDigest.isEqual(expected, seen)) {
            throw new ProtocolException("the viewer has seen other RSA keys than the server");
        }
    }

    private SecurityOutcome admit(EncryptedConnection encrypted, Connection onward) throws IOException {
        boolean names = authenticator.knowsNames();
        say(encrypted, new RsaAesSubtype(names ? RsaAesSubtype.USER_AND_PASSWORD : RsaAesSubtype.PASSWORD));
        RsaAesCredentials said = RsaAesCredentials.read(new WireReader(encrypted));
        if (onward != encrypted && encrypted.hasUnread()) {
            throw new ProtocolException("an encrypted record goes on behind the password");
        }
        return new Credentials(said.user(), said.password()).judge(authenticator, encrypted.peer(), onward);
    }

    private static void say(Connection connection, HandshakeMessage message) throws IOException {
        connection.write(written(message).view());
    }

    private static byte[] bytes(HandshakeMessage message) {
        return written(message).toBytes();
    }

    private static WireBuffer written(HandshakeMessage message) {
        WireBuffer out = new WireBuffer(64);
        message.write(out);
        return out;
    }
}
