package oriel.encoding.raw;

import oriel.encoding.EncoderProvider;
import oriel.testkit.EncoderContract;

/** Raw against the contract of all encoders. */
class RawEncoderTest implements EncoderContract {

    @Override
    public EncoderProvider provider() {
        return new RawProvider();
    }
}
