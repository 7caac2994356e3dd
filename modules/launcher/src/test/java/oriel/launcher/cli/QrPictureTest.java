package oriel.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader that is not ours reads what a terminal would show. */
class QrPictureTest {

    private static final int PIXELS = 8;
    private static final String BEGIN = "\u001b[97;40m";
    private static final String END = "\u001b[0m";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://192.0.2.7:5900/#password=k7mq2xhd&autoconnect=1",
                "http://[2001:db8:0:0:0:0:0:7]:65535/#password=k7mq2xhd&autoconnect=1"
            })
    void showsALinkThatAReaderReads(String link) throws Exception {
        List<String> lines = QrPicture.lines(link);
        assertTrue(lines.stream().allMatch(line -> line.startsWith(BEGIN) && line.endsWith(END)), lines::toString);
        assertTrue(lines.size() <= 24, () -> lines.size() + " lines do not fit a terminal");
        assertEquals(link, read(lines));
    }

    /** White where a terminal draws, black elsewhere, each half of a character a square; a white wall around it. */
    private static String read(List<String> lines) throws Exception {
        int columns = lines.get(0).length() - BEGIN.length() - END.length();
        int width = (columns + 4) * PIXELS;
        int height = (2 * lines.size() + 4) * PIXELS;
        int[] pixels = new int[width * height];
        Arrays.fill(pixels, 0xffffff);
        for (int row = 0; row < 2 * lines.size(); row++) {
            String line = lines.get(row / 2).substring(BEGIN.length());
            String drawn = row % 2 == 0 ? "\u2588\u2580" : "\u2588\u2584";
            for (int column = 0; column < columns; column++) {
                if (drawn.indexOf(line.charAt(column)) < 0) {
                    square(pixels, width, column + 2, row + 2);
                }
            }
        }
        RGBLuminanceSource source = new RGBLuminanceSource(width, height, pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }

    private static void square(int[] pixels, int width, int column, int row) {
        for (int y = row * PIXELS; y < (row + 1) * PIXELS; y++) {
            Arrays.fill(pixels, y * width + column * PIXELS, y * width + (column + 1) * PIXELS, 0);
        }
    }
}
