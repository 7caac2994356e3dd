package oriel.encoding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.plugin.PluginException;

/** The ways to deflate that can be used, the best first. Immutable and thread-safe. */
public final class DeflateCoders {

    private static final Configured<DeflateProvider> JDK =
            new Configured<>(new JdkDeflateProvider(), Options.none("deflate-jdk"));

    /** The JDK's alone. */
    public static final DeflateCoders BASIC = new DeflateCoders(List.of(JDK));

    private final List<Configured<DeflateProvider>> ladder;

    /** Sorts providers, all of which can be used; the JDK's is added if none of them does every level. */
    public DeflateCoders(List<Configured<DeflateProvider>> usable) {
        List<Configured<DeflateProvider>> sorted = new ArrayList<>(usable);
        sorted.sort(Comparator.comparingInt(
                (Configured<DeflateProvider> each) -> -each.provider().priority()));
        if (sorted.stream().noneMatch(each -> each.provider().highestLevel() >= 9)) {
            sorted.add(JDK);
        }
        ladder = List.copyOf(sorted);
    }

    /** The names, the best first. */
    public List<String> names() {
        return ladder.stream().map(each -> each.provider().name()).toList();
    }

    /** Place in the ladder of the coder for a stream's bytes. */
    int step(EncodedRect.Stream stream) {
        for (int i = 0; i < ladder.size(); i++) {
            DeflateProvider provider = ladder.get(i).provider();
            int highest = stream.pixels() ? provider.highestPixelLevel() : provider.highestLevel();
            if (stream.level() <= highest) {
                return i;
            }
        }
        return ladder.size() - 1;
    }

    /** A new coder of a place in the ladder; one that fails is stood in for by the JDK's. */
    DeflateCoder open(int step) {
        Configured<DeflateProvider> chosen = ladder.get(step);
        try {
            return chosen.provider().open(chosen.options());
        } catch (PluginException e) {
            return new JdkDeflateCoder();
        }
    }
}
