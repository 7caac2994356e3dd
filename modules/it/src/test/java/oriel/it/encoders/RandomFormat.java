package oriel.it.encoders;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import oriel.rfb.PixelFormat;
import oriel.rfb.PixelFormat.Channel;

/** True-colour formats that a viewer may ask for, however odd: any widths, places, maxima and depths. */
final class RandomFormat {

    private static final int[] BITS = {8, 16, 32};
    private static final int MAX_CHANNEL_BITS = 16;

    private RandomFormat() {}

    static PixelFormat of(long seed) {
        Random random = new Random(seed);
        int bits = BITS[random.nextInt(BITS.length)];
        List<Channel> channels = new ArrayList<>();
        int free = bits;
        int shift = 0;
        for (int left = 2; left >= 0; left--) {
            int gap = random.nextInt(4) == 0 ? random.nextInt(free - left) : 0;
            int width = 1 + random.nextInt(Math.min(MAX_CHANNEL_BITS, free - gap - left));
            channels.add(new Channel(max(width, random), shift + gap));
            shift += gap + width;
            free -= gap + width;
        }
        Collections.shuffle(channels, random);
        return PixelFormat.trueColour(
                bits, 1 + random.nextInt(bits), random.nextBoolean(), channels.toArray(Channel[]::new));
    }

    /** Mostly all bits, as is usual; but RFC 6143 section 7.4 does not say so. */
    private static int max(int width, Random random) {
        int least = 1 << width - 1;
        return random.nextInt(4) == 0 ? least + random.nextInt(least) : 2 * least - 1;
    }
}
