package acme.runs;

import oriel.encoding.EncoderProvider;
import oriel.testkit.EncoderContract;

/** What every lossless encoder must do; the decoder is found as the product finds it. */
class RunsEncoderTest implements EncoderContract {

    @Override
    public EncoderProvider provider() {
        return new RunsProvider();
    }
}
