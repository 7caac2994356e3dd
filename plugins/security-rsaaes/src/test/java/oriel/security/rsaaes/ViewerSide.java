package oriel.security.rsaaes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.crypto.Cipher;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.rfb.message.HandshakeMessage;
import oriel.rfb.message.RsaAesCredentials;
import oriel.rfb.message.RsaAesHash;
import oriel.rfb.message.RsaAesRandom;
import oriel.rfb.message.RsaAesSubtype;
import oriel.rfb.message.RsaPublicKey;
import oriel.security.SecurityOutcome;
import oriel.security.SecurityType;
import oriel.testkit.MemoryPipe;
import oriel.transport.Connection;

/** A viewer that takes the steps of RSA-AES one by one, the server's side being on another thread. */
final class ViewerSide implements AutoCloseable {

    private final MemoryPipe pipe = new MemoryPipe(1 << 18);
    private final WireReader in = new WireReader(pipe.viewer());
    private final Variant variant;
    private final CompletableFuture<SecurityOutcome> outcome;
    private RsaPublicKey servers;
    private RsaPublicKey shown;
    private EncryptedConnection encrypted;

    ViewerSide(Variant variant, SecurityType type) {
        this.variant = variant;
        this.outcome = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return type.authenticate(pipe.server());
                    } catch (IOException e) {
                        pipe.server().close();
                        throw new CompletionException(e);
                    }
                },
                task -> new Thread(task, "server-side").start());
    }

    /** What became of it. */
    CompletableFuture<SecurityOutcome> outcome() {
        return outcome;
    }

    /** The message of the server's key. */
    RsaPublicKey servers() throws IOException {
        if (servers == null) {
            servers = RsaPublicKey.read(in);
        }
        return servers;
    }

    Connection bare() {
        return pipe.viewer();
    }

    /** What goes through records; after {@link #agree}. */
    EncryptedConnection encrypted() {
        return encrypted;
    }

    ViewerSide say(HandshakeMessage message) throws IOException {
        return say(pipe.viewer(), message);
    }

    ViewerSide sayEncrypted(HandshakeMessage message) throws IOException {
        return say(encrypted, message);
    }

    private ViewerSide say(Connection connection, HandshakeMessage message) throws IOException {
        connection.write(ByteBuffer.wrap(bytes(message)));
        return this;
    }

    static byte[] bytes(HandshakeMessage message) {
        WireBuffer out = new WireBuffer(64);
        message.write(out);
        return out.toBytes();
    }

    ViewerSide showKey() throws IOException {
        shown = Keys.shown(Keys.viewers());
        servers();
        return say(shown);
    }

    /** Exchanges random numbers. */
    ViewerSide agree() throws IOException, GeneralSecurityException {
        byte[] mine = new byte[variant.keyBytes()];
        Arrays.fill(mine, (byte) 7);
        return agree(mine, ViewerKey.of(servers()).encrypt(mine));
    }

    /** The same with any encrypted number instead of one's own. */
    ViewerSide agree(byte[] mine, byte[] sent) throws IOException, GeneralSecurityException {
        say(new RsaAesRandom(sent));
        byte[] received = RsaAesRandom.read(shown.modulus().length, in).encrypted();
        Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.DECRYPT_MODE, Keys.viewers().getPrivate());
        byte[] theirs = cipher.doFinal(received);
        assertEquals(variant.keyBytes(), theirs.length);
        encrypted = new EncryptedConnection(
                pipe.viewer(),
                new RecordCipher(variant.key(mine, theirs)),
                new RecordCipher(variant.key(theirs, mine)));
        return this;
    }

    ViewerSide expectHash() throws IOException {
        byte[] expected = variant.hash(bytes(servers), bytes(shown));
        assertArrayEquals(
                expected,
                RsaAesHash.read(expected.length, new WireReader(encrypted)).bytes());
        return this;
    }

    ViewerSide sayHash() throws IOException {
        return sayEncrypted(new RsaAesHash(variant.hash(bytes(shown), bytes(servers))));
    }

    ViewerSide expectSubtype(int subtype) throws IOException {
        assertEquals(new RsaAesSubtype(subtype), RsaAesSubtype.read(new WireReader(encrypted)));
        return this;
    }

    /** All up to the credentials. */
    ViewerSide begin() throws IOException, GeneralSecurityException {
        return showKey().agree().expectHash().sayHash();
    }

    /** Ends it. */
    SecurityOutcome logIn(String user, String password) throws IOException {
        sayEncrypted(credentials(user, password));
        return outcome.join();
    }

    static RsaAesCredentials credentials(String user, String password) {
        return new RsaAesCredentials(user.getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8));
    }

    /** Why the server's side gave up. */
    Optional<Throwable> failure() {
        try {
            outcome.join();
            return Optional.empty();
        } catch (CompletionException e) {
            return Optional.of(e.getCause());
        }
    }

    @Override
    public void close() {
        pipe.viewer().close();
        outcome.handle((result, failed) -> true).join();
    }
}
