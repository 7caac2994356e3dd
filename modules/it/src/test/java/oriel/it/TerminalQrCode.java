package oriel.it;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.List;

/** Reads the QR code that a terminal shows, as a phone's camera does: white characters and halves of them on black. */
public final class TerminalQrCode {

    private static final String BEGIN = "\u001b[97;40m";
    private static final String END = "\u001b[0m";
    private static final String UPPER = "\u2588\u2580";
    private static final String LOWER = "\u2588\u2584";

    /** Pixels of a half of a character, and such halves of the wall behind the terminal on each side. */
    private static final int SIDE = 4;

    private static final int WALL = 2;

    private TerminalQrCode() {}

    /** Whether a line is a part of one. */
    public static boolean isPart(String line) {
        return line.startsWith(BEGIN) && line.endsWith(END);
    }

    /** Of how many lines the one is to which a line belongs: a code is as high as it is wide. */
    public static int rows(String line) {
        return (line.length() - BEGIN.length() - END.length() + 1) / 2;
    }

    /** What the only one in some lines says. */
    public static String read(List<String> lines) throws ReaderException {
        List<String> rows = lines.stream()
                .filter(TerminalQrCode::isPart)
                .map(line -> line.substring(BEGIN.length(), line.length() - END.length()))
                .toList();
        int width = (rows.get(0).length() + 2 * WALL) * SIDE;
        int height = 2 * (rows.size() + WALL) * SIDE;
        int[] pixels = new int[width * height];
        Arrays.fill(pixels, 0xffffff);
        for (int y = WALL * SIDE; y < height - WALL * SIDE; y++) {
            int half = y / SIDE - WALL;
            String row = rows.get(half / 2);
            String white = half % 2 == 0 ? UPPER : LOWER;
            for (int x = WALL * SIDE; x < width - WALL * SIDE; x++) {
                boolean light = white.indexOf(row.charAt(x / SIDE - WALL)) >= 0;
                pixels[y * width + x] = light ? 0xffffff : 0;
            }
        }
        RGBLuminanceSource photo = new RGBLuminanceSource(width, height, pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(photo)))
                .getText();
    }
}
