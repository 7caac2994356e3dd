package oriel.it.page;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.security.Refusal;
import oriel.security.SecurityOutcome;
import oriel.security.SecurityTraits;
import oriel.security.SecurityType;
import oriel.transport.Connection;

/** A server that asks viewers for name and password as they are: rfbproto "VeNCrypt", with its subtype Plain, or "Unix login". */
record PlainLogin(int code, BlockingQueue<String> heard) implements SecurityType {

    static final int VENCRYPT = 19;
    static final int TIGHT = 16;

    /** What is heard from a viewer that ends the connection instead. */
    static final String NOTHING = "nothing";

    private static final int PLAIN = 256;
    private static final int UNIX_LOGIN = 129;

    PlainLogin(int code) {
        this(code, new LinkedBlockingQueue<>());
    }

    @Override
    public SecurityTraits traits() {
        return new SecurityTraits(false, true, false);
    }

    @Override
    public SecurityOutcome authenticate(Connection connection) throws IOException {
        WireReader in = new WireReader(connection);
        if (code == VENCRYPT) {
            connection.write(new WireBuffer(2).u8(0).u8(2).view());
            in.bytes(2);
            connection.write(new WireBuffer(6).u8(0).u8(1).s32(PLAIN).view());
            in.s32();
        } else {
            WireBuffer out = new WireBuffer(32).s32(0).s32(1).s32(UNIX_LOGIN);
            out.put("TGHTULGNAUTH".getBytes(StandardCharsets.US_ASCII));
            connection.write(out.view());
            in.s32();
        }
        try {
            int name = in.s32();
            int password = in.s32();
            heard.add(in.latin1(name) + "/" + in.latin1(password));
        } catch (EOFException e) {
            heard.add(NOTHING);
        }
        return new Refusal(connection, "nobody comes in here");
    }
}
