package oriel.deflate.java;

import oriel.encoding.DeflateProvider;
import oriel.encoding.JdkDeflateProvider;
import oriel.testkit.DeflateContract;

/** The JDK's Deflater against the contract of all ways to deflate; here, because the testkit needs its module. */
class JdkDeflateCoderTest implements DeflateContract {

    @Override
    public DeflateProvider provider() {
        return new JdkDeflateProvider();
    }
}
