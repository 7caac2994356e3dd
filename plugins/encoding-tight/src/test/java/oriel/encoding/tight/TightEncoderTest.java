package oriel.encoding.tight;

import oriel.encoding.EncoderProvider;
import oriel.testkit.EncoderContract;

/** Tight against the contract of all encoders. */
class TightEncoderTest implements EncoderContract {

    @Override
    public EncoderProvider provider() {
        return new TightProvider();
    }
}
