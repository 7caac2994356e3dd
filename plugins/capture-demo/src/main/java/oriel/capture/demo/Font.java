package oriel.capture.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A font of 5 by 11 dots, read from {@code glyphs.txt}. Letters with an accent are put together from the letter and the
 * mark that Unicode takes them apart to.
 */
final class Font {

    /** Dots from one character to the next. */
    static final int ADVANCE = 6;

    /** Dots from one line to the next. */
    static final int LINE = 12;

    private static final int WIDTH = 5;
    private static final int HEIGHT = 11;
    private static final int ART_HEIGHT = 9;
    private static final int UNKNOWN = 0xfffd;
    private static final Map<Integer, DotShape> DRAWN = read();
    private static final Map<Integer, String> MARKS = Map.ofEntries(
            Map.entry(0x300, ".#.../..#.."),
            Map.entry(0x301, "...#./..#.."),
            Map.entry(0x302, "..#../.#.#."),
            Map.entry(0x303, ".##.#/#.##."),
            Map.entry(0x304, "...../.###."),
            Map.entry(0x306, "#...#/.###."),
            Map.entry(0x307, "..#../....."),
            Map.entry(0x308, ".#.#./....."),
            Map.entry(0x30a, ".##../.##.."),
            Map.entry(0x30b, ".#.#./#.#.."),
            Map.entry(0x30c, ".#.#./..#.."),
            Map.entry(0x327, "..#../.#..."),
            Map.entry(0x328, "..#../..##."));
    private static final Map<Long, DotShape> SCALED = new ConcurrentHashMap<>();

    private Font() {}

    /** True if there is a picture of the character. */
    static boolean has(int codePoint) {
        return shape(codePoint) != DRAWN.get(UNKNOWN) || codePoint == UNKNOWN;
    }

    /** What to write for a character: itself, or its number if there is no picture of it. */
    static String shown(int codePoint) {
        return has(codePoint) ? Character.toString(codePoint) : String.format(Locale.ROOT, "[U+%04X]", codePoint);
    }

    /** The picture of a character; {@code scale} is a power of 2. */
    static DotShape glyph(int codePoint, int scale) {
        return SCALED.computeIfAbsent((long) codePoint << 8 | scale, key -> {
            DotShape shape = shape(codePoint);
            for (int size = 1; size < scale; size *= 2) {
                shape = shape.doubled();
            }
            return shape;
        });
    }

    private static DotShape shape(int codePoint) {
        DotShape drawn = DRAWN.get(codePoint);
        if (drawn != null) {
            return drawn;
        }
        if (codePoint == 0xa0 || codePoint == 0xad) {
            return DRAWN.get(codePoint == 0xa0 ? (int) ' ' : (int) '-');
        }
        String parts = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD);
        if (parts.startsWith(" ") && parts.length() == 2) {
            return marked(' ', parts.charAt(1));
        }
        return parts.length() == 2 ? marked(parts.charAt(0), parts.charAt(1)) : DRAWN.get(UNKNOWN);
    }

    private static DotShape marked(char letter, int mark) {
        boolean below = mark == 0x327 || mark == 0x328;
        boolean dotted = (letter == 'i' || letter == 'j') && !below;
        DotShape plain = DRAWN.get(dotted ? (letter == 'i' ? 0x131 : 0x237) : (int) letter);
        if (plain == null || !MARKS.containsKey(mark)) {
            return DRAWN.get(UNKNOWN);
        }
        boolean tall = Character.isUpperCase(letter) || "bdfhklt".indexOf(letter) >= 0;
        int top = below ? 9 : tall ? 0 : 1;
        return plain.with(parse(List.of(MARKS.get(mark).split("/")), 0), 0, top);
    }

    private static Map<Integer, DotShape> read() {
        List<String> lines;
        try (InputStream in = Font.class.getResourceAsStream("glyphs.txt")) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<Integer, DotShape> shapes = new HashMap<>();
        for (int head = 0; head < lines.size(); head += ART_HEIGHT + 1) {
            List<String> rows = lines.subList(head + 1, head + 1 + ART_HEIGHT);
            for (int column = 0; column < lines.get(head).length(); column += ADVANCE) {
                shapes.put((int) lines.get(head).charAt(column), glyphAt(rows, column));
            }
        }
        return shapes;
    }

    private static DotShape glyphAt(List<String> rows, int column) {
        List<String> art = new ArrayList<>();
        rows.forEach(row -> art.add(row.substring(column, column + WIDTH)));
        return parse(art, HEIGHT - ART_HEIGHT);
    }

    private static DotShape parse(List<String> art, int top) {
        boolean[] dots = new boolean[WIDTH * (art.size() + top)];
        for (int y = 0; y < art.size(); y++) {
            for (int x = 0; x < WIDTH; x++) {
                dots[(y + top) * WIDTH + x] = art.get(y).charAt(x) == '#';
            }
        }
        return new DotShape(WIDTH, art.size() + top, dots);
    }
}
