package oriel.launcher.cli;

import io.nayuki.qrcodegen.QrCode;
import java.util.ArrayList;
import java.util.List;

/** A QR code for a terminal: two modules above each other in a character, light ones drawn, on a margin of two. */
public final class QrPicture {

    private static final int MARGIN = 2;

    /** White on black, so that it can be read whatever the terminal's own colours are. */
    private static final String COLOURS = "\u001b[97;40m";

    private static final String NO_COLOURS = "\u001b[0m";

    private final QrCode code;

    private QrPicture(QrCode code) {
        this.code = code;
    }

    /** The lines that show a text, each with its colours. */
    public static List<String> lines(String text) {
        QrPicture picture = new QrPicture(QrCode.encodeText(text, QrCode.Ecc.MEDIUM));
        List<String> lines = new ArrayList<>();
        for (int y = -MARGIN; y < picture.code.size + MARGIN; y += 2) {
            lines.add(COLOURS + picture.line(y) + NO_COLOURS);
        }
        return lines;
    }

    private String line(int y) {
        StringBuilder line = new StringBuilder();
        for (int x = -MARGIN; x < code.size + MARGIN; x++) {
            boolean upper = isLight(x, y);
            boolean lower = isLight(x, y + 1);
            line.append(upper ? lower ? '\u2588' : '\u2580' : lower ? '\u2584' : ' ');
        }
        return line.toString();
    }

    /** Outside there is light down to the end of the margin, and the dark of the terminal below it. */
    private boolean isLight(int x, int y) {
        return y < code.size + MARGIN && !code.getModule(x, y);
    }
}
