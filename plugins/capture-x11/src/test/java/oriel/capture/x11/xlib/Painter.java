package oriel.capture.x11.xlib;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.Random;

/** An X program of the tests: draws at random, on a connection of its own. */
public final class Painter implements AutoCloseable {

    private static final int INCLUDE_INFERIORS = 1;

    private final Random random;
    private final XConnection x;
    private final long gc;
    private final long window;
    private final int width;
    private final int height;

    /** Draws on a screen of this size; a seed draws the same each time. */
    public Painter(String display, int width, int height, long seed) {
        this.random = new Random(seed);
        this.width = width;
        this.height = height;
        X11Libraries.load().ifPresent(missing -> {
            throw new IllegalStateException(missing);
        });
        x = XConnection.open(display).orElseThrow();
        gc = DrawingLib.XCreateGC(x.display(), x.root(), 0, 0);
        DrawingLib.XSetSubwindowMode(x.display(), gc, INCLUDE_INFERIORS);
        window = DrawingLib.XCreateSimpleWindow(x.display(), x.root(), 40, 30, 120, 90, 3, 0xff8800, 0x336699);
    }

    /** Fills an area of the root window. */
    public void fill(int left, int top, int wide, int high, int colour) {
        DrawingLib.XSetForeground(x.display(), gc, colour);
        DrawingLib.XFillRectangle(x.display(), x.root(), gc, left, top, wide, high);
        x.sync();
    }

    /** Draws something somewhere; most of it small. */
    public void drawSomething() {
        DrawingLib.XSetForeground(x.display(), gc, random.nextInt(0x1000000));
        int left = random.nextInt(width + 40) - 20;
        int top = random.nextInt(height + 40) - 20;
        switch (random.nextInt(8)) {
            case 0 -> DrawingLib.XDrawLine(x.display(), x.root(), gc, left, top, random.nextInt(width), height / 2);
            case 1 -> DrawingLib.XMapWindow(x.display(), window);
            case 2 -> DrawingLib.XMoveWindow(x.display(), window, left, top);
            case 3 -> DrawingLib.XUnmapWindow(x.display(), window);
            case 4 ->
                DrawingLib.XCopyArea(
                        x.display(), x.root(), x.root(), gc, left, top, 200, 150, random.nextInt(width), top + 3);
            case 5 ->
                DrawingLib.XFillRectangle(
                        x.display(), x.root(), gc, left, top, 1 + random.nextInt(width), 1 + random.nextInt(height));
            default ->
                DrawingLib.XFillRectangle(
                        x.display(), x.root(), gc, left, top, 1 + random.nextInt(30), 1 + random.nextInt(30));
        }
        x.sync();
    }

    /** Gives the root window one of the cursors of the cursor font. */
    public void useCursor(int shape) {
        DrawingLib.XDefineCursor(x.display(), x.root(), DrawingLib.XCreateFontCursor(x.display(), shape));
        x.sync();
    }

    /** Rings the bell. */
    public void ring() {
        DrawingLib.XBell(x.display(), 0);
        x.sync();
    }

    /** Moves the pointer. */
    public void warp(int toX, int toY) {
        DrawingLib.XWarpPointer(x.display(), 0, x.root(), 0, 0, 0, 0, toX, toY);
        x.sync();
    }

    /** Locks modifiers or unlocks them: 2 is Caps Lock. */
    public void lock(int modifiers, boolean on) {
        Xlib.XkbLockModifiers(x.display(), Xlib.XKB_USE_CORE_KBD, modifiers, on ? modifiers : 0);
        x.sync();
    }

    /** Waits until the pointer is at "x,y". */
    public void awaitPointer(String place) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!pointer().equals(place)) {
            assertTrue(System.nanoTime() - end < 0, () -> "the pointer is at " + pointer());
        }
    }

    private String pointer() {
        try (Memory out = new Memory(7L * Long.BYTES)) {
            long at = Pointer.nativeValue(out);
            Xlib.XQueryPointer(x.display(), x.root(), at, at + 8, at + 16, at + 24, at + 32, at + 40, at + 48);
            return out.getInt(16) + "," + out.getInt(24);
        }
    }

    @Override
    public void close() {
        x.close();
    }
}
