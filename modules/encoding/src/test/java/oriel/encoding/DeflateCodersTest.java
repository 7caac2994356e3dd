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
        public Optional<String> obstacle(Options options) {
            return Optional.empty();
        }

        @Override
        public DeflateCoder open(Options options) throws PluginException {
            throw new PluginException("it does not work", "try another");
        }
    }

    private static Configured<DeflateProvider> configured(String name, int priority, int highestLevel) {
        return new Configured<>(new Named(name, priority, highestLevel), Options.none(name));
    }

    @Test
    void takesTheBestThatDoesALevel() {
        DeflateCoders coders = new DeflateCoders(
                List.of(configured("poor", 1, 9), configured("best", 100, 6), configured("good", 50, 3)));
        assertEquals(List.of("best", "good", "poor"), coders.names());
        assertEquals(0, coders.step(0));
        assertEquals(0, coders.step(6));
        assertEquals(2, coders.step(7));
        assertEquals(2, coders.step(9));
    }

    @Test
    void endsWithTheJdksIfNoneDoesEveryLevel() {
        DeflateCoders coders = new DeflateCoders(List.of(configured("quick", 1, 3)));
        assertEquals(List.of("quick", "deflate-jdk"), coders.names());
        assertEquals(1, coders.step(4));
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
