package oriel.launcher.testclient;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import oriel.rfb.Framebuffer;

/** Keeps a picture in a file. */
public final class Screenshot {

    private Screenshot() {}

    /** Writes a PNG file, over one that is there. */
    public static void save(Framebuffer picture, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            PngImage.write(picture, out);
        }
    }
}
