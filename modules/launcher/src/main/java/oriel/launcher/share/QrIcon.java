package oriel.launcher.share;

import io.nayuki.qrcodegen.QrCode;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import javax.swing.Icon;

/** A QR code, black on white whatever the colours of the window, with the margin that readers want. */
final class QrIcon implements Icon {

    private static final int MARGIN = 4;

    private final QrCode code;
    private final int module;

    /** @param pixels how wide it is at most; never less than two pixels for each module */
    QrIcon(String text, int pixels) {
        code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        module = Math.max(2, pixels / modules());
    }

    private int modules() {
        return code.size + 2 * MARGIN;
    }

    @Override
    public int getIconWidth() {
        return modules() * module;
    }

    @Override
    public int getIconHeight() {
        return getIconWidth();
    }

    @Override
    public void paintIcon(Component component, Graphics graphics, int left, int top) {
        graphics.setColor(Color.WHITE);
        graphics.fillRect(left, top, getIconWidth(), getIconHeight());
        graphics.setColor(Color.BLACK);
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    graphics.fillRect(left + (x + MARGIN) * module, top + (y + MARGIN) * module, module, module);
                }
            }
        }
    }
}
