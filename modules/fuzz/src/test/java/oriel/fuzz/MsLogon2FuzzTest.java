package oriel.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.EOFException;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireBuffer;
import oriel.rfb.message.MsLogonAnswer;
import oriel.security.Accounts;
import oriel.security.Right;
import oriel.security.SecurityTools;
import oriel.security.SecurityType;
import oriel.security.mslogon.MsLogon2Provider;

/** Any viewer that has chosen UltraVNC's type 113. */
class MsLogon2FuzzTest {

    private static final Accounts ACCOUNTS = Accounts.NOBODY.with(new byte[] {'a'}, Right.FULL);

    @MethodSource("seeds")
    @FuzzTest
    void refusesOrLetsIn(byte[] said) throws IOException, PluginException {
        SecurityType type = new MsLogon2Provider().create(Options.none("mslogon2"), new SecurityTools(ACCOUNTS));
        try {
            type.authenticate(new Speaker(said));
        } catch (ProtocolException | EOFException expected) {
            return;
        }
    }

    static Stream<byte[]> seeds() {
        return Stream.of(0, 2, 0xff).map(number -> {
            WireBuffer out = new WireBuffer(512);
            byte[] key = new WireBuffer(8).zeros(7).u8(number).toBytes();
            new MsLogonAnswer(key, new byte[256], new byte[64]).write(out);
            return out.toBytes();
        });
    }
}
