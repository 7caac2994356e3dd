package oriel.encoding.zrle;

import oriel.encoding.EncoderProvider;
import oriel.testkit.EncoderContract;

/** Zrle against the contract of all encoders. */
class ZrleEncoderTest implements EncoderContract {

    @Override
    public EncoderProvider provider() {
        return new ZrleProvider();
    }
}
