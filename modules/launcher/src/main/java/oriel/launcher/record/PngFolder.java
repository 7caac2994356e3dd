package oriel.launcher.record;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import oriel.launcher.testclient.Screenshot;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** A film as numbered files of PNG in a folder. */
final class PngFolder implements Frames {

    private final Path folder;
    private int count;

    PngFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public void add(Framebuffer picture, Rect changed) throws IOException {
        count++;
        Screenshot.save(picture, folder.resolve(String.format(Locale.ROOT, "%06d.png", count)));
    }

    @Override
    public void finish() {}

    @Override
    public void close() {}
}
