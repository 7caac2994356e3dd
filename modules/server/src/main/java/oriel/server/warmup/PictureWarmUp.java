package oriel.server.warmup;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.function.BooleanSupplier;
import oriel.rfb.Rect;
import oriel.server.screen.SharedFramebuffer;

/**
 * Captures made-up changes into a picture of nobody's after the start: letters, a page that scrolls, a piece of film. The
 * real screen cannot be made to change. When something of it does, machine code compares it then.
 */
final class PictureWarmUp {

    /** Size of the picture. */
    static final int WIDTH = 512;

    static final int HEIGHT = 256;

    private static final int ROUNDS = 300;

    /** What scrolls. */
    static final Rect PAGE = new Rect(20, 30, 300, 200);

    /** Where a film runs. */
    static final Rect FILM = new Rect(340, 30, 150, 100);

    private static final int LINE = 13;

    private final SharedFramebuffer picture;
    private final IntBuffer screen = ByteBuffer.allocateDirect(WIDTH * HEIGHT * 4)
            .order(ByteOrder.nativeOrder())
            .asIntBuffer();
    private int seed = 1;

    /** A warm-up of what takes captures. */
    PictureWarmUp() {
        this(new SharedFramebuffer(WIDTH, HEIGHT));
    }

    /** Captures into a picture of the size that the changes need, which nobody else has. */
    PictureWarmUp(SharedFramebuffer picture) {
        this.picture = picture;
    }

    /** Returns after a moment, or once it is not wanted any longer. */
    void run(BooleanSupplier wanted) {
        capture(new Rect(0, 0, WIDTH, HEIGHT));
        for (int i = 0; i < ROUNDS && wanted.getAsBoolean(); i++) {
            capture(
                    switch (i % 4) {
                        case 0 -> scroll();
                        case 1 -> fill(FILM);
                        default -> fill(new Rect(20 + i % 50 * 6, 40 + i % 11 * LINE, 6, LINE));
                    });
        }
    }

    private void capture(Rect area) {
        picture.begin();
        picture.pixels(area, screen, area.y() * WIDTH + area.x(), WIDTH);
        picture.end();
    }

    private Rect scroll() {
        for (int y = PAGE.y(); y < PAGE.bottom() - LINE; y++) {
            for (int x = PAGE.x(); x < PAGE.right(); x++) {
                screen.put(y * WIDTH + x, screen.get((y + LINE) * WIDTH + x));
            }
        }
        fill(new Rect(PAGE.x(), PAGE.bottom() - LINE, PAGE.width(), LINE));
        return PAGE;
    }

    private Rect fill(Rect area) {
        for (int y = area.y(); y < area.bottom(); y++) {
            for (int x = area.x(); x < area.right(); x++) {
                seed = seed * 1_664_525 + 1_013_904_223;
                screen.put(y * WIDTH + x, seed >>> 8);
            }
        }
        return area;
    }
}
