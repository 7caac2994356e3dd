package oriel.deflate.java;

import oriel.encoding.DeflateProvider;
import oriel.testkit.DeflateContract;

/** The coder in Java against the contract of all ways to deflate. */
class JavaDeflateCoderTest implements DeflateContract {

    @Override
    public DeflateProvider provider() {
        return new JavaDeflateProvider();
    }
}
