package acme.poster;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import oriel.capture.CaptureProvider;
import oriel.capture.Screen;
import oriel.capture.ScreenListener;
import oriel.plugin.Options;
import oriel.plugin.PluginException;

/** Offers the screen; made when Oriel starts, even if another capture is used. */
public final class PosterProvider implements CaptureProvider {

    /** For ServiceLoader. */
    public PosterProvider() {}

    @Override
    public String name() {
        return "poster";
    }

    @Override
    public Optional<String> unavailableReason(Options options) {
        return Optional.empty();
    }

    @Override
    public int priority() {
        return -1; // never by itself, only if it is named
    }

    @Override
    public Screen open(Options options, ScreenListener listener) throws PluginException {
        String file = options.text("file", "poster.png");
        try {
            BufferedImage picture = ImageIO.read(new File(file));
            if (picture != null) {
                return new PosterScreen(file, picture);
            }
        } catch (IOException e) {
            throw new PluginException("the picture " + file + " cannot be read: " + e.getMessage(), "another file");
        }
        throw new PluginException("the file " + file + " is no picture", "a PNG, JPEG or GIF");
    }
}
