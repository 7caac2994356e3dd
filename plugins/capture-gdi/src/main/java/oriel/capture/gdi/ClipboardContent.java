package oriel.capture.gdi;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import oriel.capture.ClipboardImage;
import oriel.rfb.LineEnds;

/** What a clipboard of Windows can be given, and in which forms programs get it. */
sealed interface ClipboardContent {

    /** The forms in which it can be had, the best first, in memory that is the caller's. */
    List<Form> forms(int pngFormat);

    /**
     * One of them.
     *
     * @param memory its handle; 0 if there was none
     */
    record Form(int format, long memory) {

        private static Form of(int format, byte[] bytes) {
            return new Form(format, ClipboardMemory.of(bytes.length, target -> target.put(bytes)));
        }

        void free() {
            Kernel32.GlobalFree(memory);
        }
    }

    /** A text; its lines end with LF. */
    record Text(String text) implements ClipboardContent {

        @Override
        public List<Form> forms(int pngFormat) {
            byte[] bytes = (LineEnds.toCrLf(text) + '\0').getBytes(StandardCharsets.UTF_16LE);
            return List.of(Form.of(User32.CF_UNICODETEXT, bytes));
        }
    }

    /** An image, and what it looks like: programs that know no PNG get a DIB. */
    record Image(ClipboardImage image, BufferedImage picture) implements ClipboardContent {

        @Override
        public List<Form> forms(int pngFormat) {
            long dib = ClipboardMemory.of(DibImages.size(picture), target -> DibImages.write(picture, target));
            return List.of(Form.of(pngFormat, image.png()), new Form(User32.CF_DIB, dib));
        }
    }
}
