package oriel.security.rsaaes;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import org.junit.jupiter.params.provider.MethodSource;
import oriel.fuzz.Speaker;
import oriel.plugin.PluginException;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.rfb.message.HandshakeMessage;
import oriel.rfb.message.RsaAesCredentials;
import oriel.rfb.message.RsaAesHash;
import oriel.rfb.message.RsaAesRandom;
import oriel.rfb.message.RsaPublicKey;
import oriel.security.Accounts;
import oriel.security.Right;
import oriel.security.SecurityTools;
import oriel.security.UnsignedBytes;
import oriel.testkit.AnsweringConnection;
import oriel.transport.Connection;

/** Any viewer that has chosen RSA-AES: one that says anything, or one that knows the keys and then says anything. */
class RsaAesFuzzTest {

    private static final int AGREES = 4;
    private static final byte[] PASSWORD = "secret".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SERVERS = ServerKey.make();
    private static final SecurityTools TOOLS = new SecurityTools(
            Accounts.NOBODY.with(PASSWORD, Right.FULL), Optional.empty(), (name, make) -> SERVERS.clone());
    private static final KeyPair VIEWERS = pair();

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RsaPublicKey.MIN_BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RsaPublicKey shown() {
        RSAPublicKey key = (RSAPublicKey) VIEWERS.getPublic();
        return new RsaPublicKey(
                RsaPublicKey.MIN_BITS,
                UnsignedBytes.of(key.getModulus(), 128),
                UnsignedBytes.of(key.getPublicExponent(), 128));
    }

    /** The first byte says which type it is, and whether the viewer knows the keys. */
    @MethodSource("seeds")
    @FuzzTest
    void refusesOrLetsIn(byte[] input) throws IOException, PluginException {
        int how = input.length == 0 ? 0 : input[0];
        byte[] said = Arrays.copyOfRange(input, Math.min(1, input.length), input.length);
        Variant variant = Variant.values()[how & 3];
        Connection viewer = (how & AGREES) == 0 ? new Speaker(said) : knowing(variant, said);
        try {
            RsaAes.create(variant, TOOLS).authenticate(viewer);
        } catch (ProtocolException | EOFException expected) {
            return;
        }
    }

    /** A viewer that does all rightly up to its hash, and then says something in records. */
    private static Connection knowing(Variant variant, byte[] said) {
        byte[] shown = written(shown());
        return new AnsweringConnection(new UnaryOperator<>() {
            private byte[] servers = new byte[0];
            private int pieces;

            @Override
            public byte[] apply(byte[] piece) {
                pieces++;
                if (pieces == 1) {
                    servers = piece;
                    return shown;
                }
                return pieces == 2 ? rest(variant, servers, piece, said) : new byte[0];
            }
        });
    }

    private static byte[] rest(Variant variant, byte[] servers, byte[] random, byte[] said) {
        WireBuffer out = new WireBuffer(1024);
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            cipher.init(Cipher.DECRYPT_MODE, VIEWERS.getPrivate());
            byte[] theirs = cipher.doFinal(random, 2, random.length - 2);
            byte[] mine = new byte[variant.keyBytes()];
            ViewerKey key = ViewerKey.of(RsaPublicKey.read(new WireReader(new Speaker(servers))));
            new RsaAesRandom(key.encrypt(mine)).write(out);
            RecordCipher records = new RecordCipher(variant.key(theirs, mine));
            records.seal(ByteBuffer.wrap(written(new RsaAesHash(variant.hash(written(shown()), servers)))), out);
            int at = 0;
            while (at < said.length) {
                int length = Math.min(1 + (said[at] & 0xff), said.length - at);
                records.seal(ByteBuffer.wrap(said, at, length), out);
                at += length;
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toBytes();
    }

    private static byte[] written(HandshakeMessage message) {
        WireBuffer out = new WireBuffer(512);
        message.write(out);
        return out.toBytes();
    }

    static Stream<byte[]> seeds() {
        byte[] credentials = written(new RsaAesCredentials("ada".getBytes(StandardCharsets.UTF_8), PASSWORD));
        WireBuffer raw = new WireBuffer(1024)
                .u8(0)
                .put(written(shown()))
                .put(written(new RsaAesRandom(new byte[256])))
                .u16(20)
                .zeros(36);
        return Stream.of(
                raw.toBytes(),
                new WireBuffer(64).u8(AGREES).put(credentials).toBytes(),
                new WireBuffer(64).u8(AGREES | 1).put(credentials).toBytes(),
                new WireBuffer(64).u8(AGREES | 2).put(credentials).u8(1).toBytes(),
                new WireBuffer(64).u8(AGREES | 3).put(credentials).u8(1).toBytes());
    }
}
