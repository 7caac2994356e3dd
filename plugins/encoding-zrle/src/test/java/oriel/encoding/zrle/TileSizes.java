package oriel.encoding.zrle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How many bytes a tile takes in each subencoding of RFC 6143 sections 7.7.5 and 7.7.6, counted plainly.
 *
 * @param pixels of the tile, row after row
 * @param width of a row
 * @param pixelBytes of a CPIXEL
 */
record TileSizes(List<Integer> pixels, int width, int pixelBytes) {

    static final int PACKED_AGAIN = 127;
    static final int PLAIN_RUNS = 128;
    static final int RUNS_AGAIN = 129;

    Set<Integer> colours() {
        return new LinkedHashSet<>(pixels);
    }

    /** With a number of a subencoding; the palette of the tile before is of use for two of them. */
    int of(int subencoding, Collection<Integer> before) {
        int count = colours().size();
        return switch (subencoding) {
            case 0 -> 1 + pixels.size() * pixelBytes;
            case 1 -> 1 + pixelBytes;
            case PACKED_AGAIN -> 1 + packed(before.size());
            case PLAIN_RUNS ->
                1
                        + runs().stream()
                                .mapToInt(run -> pixelBytes + lengthBytes(run))
                                .sum();
            case RUNS_AGAIN -> 1 + paletteRuns();
            default -> 1 + count * pixelBytes + (subencoding < PLAIN_RUNS ? packed(count) : paletteRuns());
        };
    }

    /** What may be used: palettes hold 127 colours, or 16 for packed pixels. */
    int fewest(Collection<Integer> before) {
        int count = colours().size();
        List<Integer> allowed = new ArrayList<>(List.of(0, PLAIN_RUNS));
        if (count == 1) {
            allowed.add(1);
        } else if (count <= 127) {
            allowed.add(PLAIN_RUNS + count);
            if (count <= 16) {
                allowed.add(count);
            }
        }
        if (count > 1 && before.containsAll(colours())) {
            allowed.add(RUNS_AGAIN);
            if (before.size() <= 16) {
                allowed.add(PACKED_AGAIN);
            }
        }
        return allowed.stream().mapToInt(each -> of(each, before)).min().orElseThrow();
    }

    private int packed(int colours) {
        int bits = colours <= 2 ? 1 : colours <= 4 ? 2 : 4;
        return (width * bits + 7) / 8 * (pixels.size() / width);
    }

    private int paletteRuns() {
        return runs().stream()
                .mapToInt(run -> run == 1 ? 1 : 1 + lengthBytes(run))
                .sum();
    }

    private static int lengthBytes(int run) {
        return 1 + (run - 1) / 255;
    }

    private List<Integer> runs() {
        List<Integer> runs = new ArrayList<>();
        int begin = 0;
        for (int i = 1; i <= pixels.size(); i++) {
            if (i == pixels.size() || !pixels.get(i).equals(pixels.get(begin))) {
                runs.add(i - begin);
                begin = i;
            }
        }
        return runs;
    }
}
