package oriel.capture.awt;

import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.capture.ClipboardPort;

/** Puts text on the desktop's clipboard. */
final class AwtClipboard implements ClipboardPort {

    private static final Logger LOG = LoggerFactory.getLogger(AwtClipboard.class);

    @Override
    public void setText(String text) {
        StringSelection selection = new StringSelection(text);
        try {
            Toolkit.getDefaultToolkit().getSystemClipboard().setContents(selection, selection);
        } catch (IllegalStateException e) {
            LOG.debug("the clipboard is held by another program: {}", e.getMessage());
        }
    }
}
