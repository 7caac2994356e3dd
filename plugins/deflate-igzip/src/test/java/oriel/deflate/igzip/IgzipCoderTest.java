package oriel.deflate.igzip;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import oriel.encoding.DeflateCoder;
import oriel.encoding.DeflateProvider;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.WireBuffer;
import oriel.testkit.DeflateContract;

/** igzip against the contract of all ways to deflate. */
class IgzipCoderTest implements DeflateContract {

    @Override
    public DeflateProvider provider() {
        return new IgzipProvider();
    }

    @Test
    void refusesToWorkOnceItIsClosed() throws PluginException {
        DeflateCoder coder = provider().open(Options.none("test"));
        coder.close();
        assertThrows(IllegalStateException.class, () -> coder.deflate(new byte[1], 0, 1, 1, new WireBuffer(16)));
        assertThrows(IllegalStateException.class, coder::forget);
    }
}
