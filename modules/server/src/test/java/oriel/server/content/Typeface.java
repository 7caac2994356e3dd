package oriel.server.content;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import oriel.server.content.Pages.Smoothing;

/** Fonts of the tests' own, of several scripts, so that no picture depends on those of the machine. */
enum Typeface {
    SANS("NotoSans-Regular.ttf", Texts.LATIN),
    SERIF("NotoSerif-Regular.ttf", Texts.LATIN),
    BOLD("DejaVuSerif-Bold.ttf", Texts.LATIN),
    MONO("DejaVuSansMono.ttf", Texts.LATIN),
    CYRILLIC("NotoSans-Regular.ttf", "Съешь же ещё этих мягких французских булок, да выпей чаю; ЩЖФЮЫДЦ 0123456789. "),
    CHINESE("NotoSansCJKsc-Regular.otf", "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏鬱龍驚讓霸體鑑いろはにほへと、カタカナ。한글은 "),
    ARABIC("NotoNaskhArabic-Regular.ttf", "كان ذلك أفضل الأوقات، وكان أسوأ الأوقات؛ ٠١٢٣٤٥٦٧٨٩ عصر الحكمة. "),
    DEVANAGARI(
            "NotoSansDevanagari-Regular.ttf",
            "यह सबसे अच्छा समय था, यह सबसे बुरा समय था; ज्ञान का युग था क्षत्रिय ०१२३४५६७८९। ");

    private final Font font;
    private final String text;

    Typeface(String file, String text) {
        this.font = load(file);
        this.text = text;
    }

    private static Font load(String file) {
        try (InputStream in = Typeface.class.getResourceAsStream("fonts/" + file)) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalArgumentException(file, e);
        }
    }

    /** Each typeface with each smoothing, for tests that take both. */
    static Stream<Arguments> smoothed() {
        return Stream.of(Typeface.values())
                .flatMap(typeface -> Stream.of(Smoothing.values()).map(smoothing -> Arguments.of(typeface, smoothing)));
    }

    /** The font in a size. */
    Font of(int size) {
        return font.deriveFont((float) size);
    }

    /** A sentence in the script. */
    String text() {
        return text;
    }

    /** True if there is a glyph for everything in the sentence. */
    boolean isComplete() {
        return font.canDisplayUpTo(text) < 0;
    }

    private static final class Texts {

        static final String LATIN =
                "It was the best of times, it was the worst of times; 0123456789 (illicit) {fjord} @#%& WAXWING, quoth he. ";

        private Texts() {}
    }
}
