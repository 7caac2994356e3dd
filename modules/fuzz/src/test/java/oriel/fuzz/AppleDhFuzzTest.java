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
import oriel.rfb.message.AppleDhAnswer;
import oriel.security.Accounts;
import oriel.security.Right;
import oriel.security.SecurityTools;
import oriel.security.SecurityType;
import oriel.security.appledh.AppleDhProvider;

/** Any viewer that has chosen Apple's type 30. */
class AppleDhFuzzTest {

    private static final Accounts ACCOUNTS = Accounts.NOBODY.with(new byte[] {'a'}, Right.FULL);

    @MethodSource("seeds")
    @FuzzTest
    void refusesOrLetsIn(byte[] said) throws IOException, PluginException {
        SecurityType type = new AppleDhProvider().create(Options.none("appledh"), new SecurityTools(ACCOUNTS));
        try {
            type.authenticate(new Speaker(said));
        } catch (ProtocolException | EOFException expected) {
            return;
        }
    }

    static Stream<byte[]> seeds() {
        return Stream.of(new byte[256], key(2), key(0xff)).map(key -> {
            WireBuffer out = new WireBuffer(512);
            new AppleDhAnswer(new byte[128], key).write(out);
            return out.toBytes();
        });
    }

    private static byte[] key(int number) {
        return new WireBuffer(256).zeros(255).u8(number).toBytes();
    }
}
