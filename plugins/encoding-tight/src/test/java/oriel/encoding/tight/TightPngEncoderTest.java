package oriel.encoding.tight;

import oriel.encoding.EncoderProvider;
import oriel.testkit.EncoderContract;

/** TightPNG against the contract of all encoders. */
class TightPngEncoderTest implements EncoderContract {

    @Override
    public EncoderProvider provider() {
        return new TightPngProvider();
    }
}
