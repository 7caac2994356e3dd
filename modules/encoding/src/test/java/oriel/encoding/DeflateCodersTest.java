package oriel.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.plugin.PluginException;

/** Which coder does which level. */
class DeflateCodersTest {

    private record Named(String name, int priority, int highestLevel) implements DeflateProvider {

        @Override
        public Optional<String> unavailableReason(Options options) {
            return Optional.empty();
        }

        @Override
        public DeflateCoder open(Options options) throws PluginException {
            throw new PluginException("it does not work", "try another");
        }
    }

    /** Leaves pixels to others. */
    private static final class NoPixels implements DeflateProvider {

        @Override
        public String name() {
            return "no pixels";
        }

        @Override
        public Optional<String> unavailableReason(Options options) {
            return Optional.empty();
        }

        @Override
        public int priority() {
            return 100;
        }

        @Override
        public int highestLevel() {
            return 6;
        }

        @Override
        public int highestPixelLevel() {
            return -1;
        }

        @Override
        public DeflateCoder open(Options options) {
            return new JdkDeflateCoder();
        }
    }

    private static Configured<DeflateProvider> configured(String name, int priority, int highestLevel) {
        return new Configured<>(new Named(name, priority, highestLevel), Options.none(name));
    }

    private static EncodedRect.Stream stream(int level) {
        return new EncodedRect.Stream(0, EncodedRect.Length.COMPACT, level);
    }

    @Test
    void pixelsGoToACoderThatSuitsThem() {
        DeflateCoders coders = new DeflateCoders(
                List.of(new Configured<>(new NoPixels(), Options.none("no")), configured("good", 50, 3)));
        assertEquals(0, coders.step(stream(1)));
        assertEquals(1, coders.step(new EncodedRect.Stream(0, EncodedRect.Length.COMPACT, 1, true)));
        assertEquals(2, coders.step(new EncodedRect.Stream(0, EncodedRect.Length.COMPACT, 4, true)));
    }

    @Test
    void takesTheBestThatDoesALevel() {
        DeflateCoders coders = new DeflateCoders(
                List.of(configured("poor", 1, 9), configured("best", 100, 6), configured("good", 50, 3)));
        assertEquals(List.of("best", "good", "poor"), coders.names());
        assertEquals(0, coders.step(stream(0)));
        assertEquals(0, coders.step(stream(6)));
        assertEquals(2, coders.step(stream(7)));
        assertEquals(2, coders.step(stream(9)));
    }

    @Test
    void endsWithTheJdksIfNoneDoesEveryLevel() {
        DeflateCoders coders = new DeflateCoders(List.of(configured("quick", 1, 3)));
        assertEquals(List.of("quick", "deflate-jdk"), coders.names());
        assertEquals(1, coders.step(stream(4)));
        assertEquals(List.of("deflate-jdk"), DeflateCoders.BASIC.names());
    }

    @Test
    void standsInForOneThatCannotBeOpened() {
        DeflateCoders coders = new DeflateCoders(List.of(configured("broken", 1, 9)));
        try (DeflateCoder coder = coders.open(0)) {
            assertNotNull(coder);
        }
    }
}
