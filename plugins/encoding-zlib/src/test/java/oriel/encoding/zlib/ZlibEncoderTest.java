package oriel.encoding.zlib;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import oriel.encoding.DeflateCoders;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncodedRect;
import oriel.encoding.EncoderProvider;
import oriel.encoding.ZlibStreams;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.WireBuffer;
import oriel.testkit.EncoderContract;
import oriel.testkit.TestPictures;

/** Zlib against the contract of all encoders, and its levels. */
class ZlibEncoderTest implements EncoderContract {

    @Override
    public EncoderProvider provider() {
        return new ZlibProvider();
    }

    private static int size(int ownLevel, int wantedLevel) {
        Framebuffer picture = TestPictures.desktop(400, 300);
        WireBuffer out = new WireBuffer(16);
        try (ZlibStreams streams = new ZlibStreams(DeflateCoders.BASIC)) {
            EncodeSettings settings = new EncodeSettings(PixelFormat.NATIVE, wantedLevel, Optional.empty());
            EncodedRect encoded = new EncodedRect();
            new ZlibEncoder(ownLevel).encode(picture, picture.bounds(), settings, encoded);
            streams.write(encoded, out);
        }
        return out.size();
    }

    @Test
    void compressesAsHardAsTheViewerSaysElseAsItsOption() {
        assertTrue(size(1, 9) < size(1, 1));
        assertTrue(size(9, EncodeSettings.UNSET) < size(1, EncodeSettings.UNSET));
        assertTrue(size(9, 0) > size(1, 9));
    }
}
