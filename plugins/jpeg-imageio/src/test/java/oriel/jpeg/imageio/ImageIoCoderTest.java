package oriel.jpeg.imageio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import oriel.encoding.JpegProvider;
import oriel.plugin.Options;
import oriel.testkit.JpegContract;

/** The writer of javax.imageio against the contract. */
class ImageIoCoderTest implements JpegContract {

    @Override
    public JpegProvider provider() {
        return new ImageIoProvider();
    }

    @Test
    void hasNoObstacleInAWholeJava() {
        assertEquals(Optional.empty(), provider().unavailableReason(Options.none("test")));
    }
}
