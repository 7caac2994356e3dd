package oriel.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import oriel.rfb.Framebuffer;
import oriel.testkit.Psnr;
import oriel.testkit.XwdPicture;

/** Pictures from other programs, compared with the screen. */
public final class Pictures {

    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(20);

    private Pictures() {}

    /** Takes a picture; may be called again. */
    public interface Source {
        /** The picture as it is now. */
        Framebuffer take() throws IOException, InterruptedException;
    }

    /** Fails unless a viewer shows a picture within some seconds. */
    public static void expect(String viewer, Framebuffer wanted, Source source)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        Optional<String> difference = XwdPicture.difference(wanted, source.take());
        while (difference.isPresent() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(50);
            difference = XwdPicture.difference(wanted, source.take());
        }
        assertEquals(Optional.empty(), difference, viewer);
    }

    /** Fails unless a viewer shows a picture within some seconds that is like this one by so many decibels. */
    public static void expectAbove(String viewer, double decibels, Framebuffer wanted, Source source)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        double found = likeness(wanted, source.take());
        while (found < decibels && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(50);
            found = likeness(wanted, source.take());
        }
        assertTrue(found >= decibels, viewer + ": " + found + " dB");
    }

    /** Decibels by which two pictures are alike; 0 if they have not even the same size. */
    public static double likeness(Framebuffer wanted, Framebuffer found) {
        return wanted.bounds().equals(found.bounds()) ? Psnr.of(wanted, found, wanted.bounds()) : 0;
    }

    /** A file of words 0x00RRGGBB. */
    public static Framebuffer words(Path file, int width, int height) throws IOException {
        Framebuffer picture = new Framebuffer(width, height);
        ByteBuffer.wrap(Files.readAllBytes(file))
                .order(ByteOrder.nativeOrder())
                .asIntBuffer()
                .get(picture.pixels());
        return picture;
    }

    /** An image without its alpha. */
    public static Framebuffer of(BufferedImage image) {
        Framebuffer picture = new Framebuffer(image.getWidth(), image.getHeight());
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), picture.pixels(), 0, image.getWidth());
        for (int i = 0; i < picture.pixels().length; i++) {
            picture.pixels()[i] &= 0xffffff;
        }
        return picture;
    }
}
