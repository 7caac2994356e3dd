package oriel.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.IntPredicate;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.security.Admission;
import oriel.security.Authenticator;
import oriel.security.Refusal;
import oriel.security.SecurityOutcome;
import oriel.security.SecurityTraits;
import oriel.security.SecurityType;
import oriel.transport.Connection;
import oriel.transport.ForwardingConnection;
import oriel.transport.Peer;

/**
 * A security type that wraps its connection: all bytes after it are changed, name and password the first of them. What
 * would encrypt works as this does.
 */
record XorSecurity(Authenticator authenticator) implements SecurityType {

    static final int CODE = 0x7e;

    /** What is told after ServerInit. */
    static final String EXTENSION = "58 4f 52 21";

    private static final int MASK = 0xa5;

    @Override
    public int code() {
        return CODE;
    }

    @Override
    public SecurityTraits traits() {
        return new SecurityTraits(true, true, false);
    }

    @Override
    public SecurityOutcome authenticate(Connection connection) throws IOException {
        Connection wrapped = wrap(connection);
        WireReader in = new WireReader(wrapped);
        String user = new String(in.bytes(in.u8()), StandardCharsets.UTF_8);
        byte[] secret = in.bytes(in.u8());
        return authenticator
                .withSecret(user, secret, connection.peer())
                .<SecurityOutcome>map(account -> new Admission(wrapped, account))
                .orElseGet(() -> new Refusal(wrapped, "nobody has that name and password"));
    }

    @Override
    public void extendServerInit(WireBuffer out, IntPredicate encodings) {
        out.s32(0x584f5221);
    }

    /** Either end of it. */
    static Connection wrap(Connection connection) {
        return new Masked(connection);
    }

    /** Changes what goes through it. */
    private static final class Masked extends ForwardingConnection {

        Masked(Connection connection) {
            super(connection);
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            int start = target.position();
            int count = super.read(target);
            for (int i = start; i < target.position(); i++) {
                target.put(i, (byte) (target.get(i) ^ MASK));
            }
            return count;
        }

        @Override
        public void write(ByteBuffer source) throws IOException {
            ByteBuffer masked = ByteBuffer.allocate(source.remaining());
            while (source.hasRemaining()) {
                masked.put((byte) (source.get() ^ MASK));
            }
            super.write(masked.flip());
        }

        @Override
        public Peer peer() {
            return super.peer().asEncrypted();
        }
    }
}
