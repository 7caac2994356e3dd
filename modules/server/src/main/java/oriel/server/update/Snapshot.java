package oriel.server.update;

import java.util.ArrayList;
import java.util.List;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/**
 * Copies of some areas of the picture, in as few parts as hold little else. Borrowed until it is closed; used by the writer
 * thread and those that help it.
 */
final class Snapshot implements AutoCloseable {

    /** A part may hold so many times what was asked for, and so much more, before it is better to make two. */
    private static final int MAX_WASTE = 2;

    private static final long SMALL_PIXELS = 1 << 16;

    private final FramebufferPool store;
    private final List<Framebuffer> parts = new ArrayList<>();

    /** Memory for areas; nothing is copied yet. */
    Snapshot(FramebufferPool store, List<Rect> areas) {
        this.store = store;
        parts(areas).forEach(part -> parts.add(store.borrow(part)));
    }

    /** What covers areas that come in the order of rows, each of them whole. */
    static List<Rect> parts(List<Rect> areas) {
        List<Rect> parts = new ArrayList<>();
        Rect part = Rect.EMPTY;
        long wanted = 0;
        for (Rect area : areas) {
            Rect both = part.isEmpty() ? area : part.union(area);
            if (!part.isEmpty() && both.area() > MAX_WASTE * (wanted + area.area()) + SMALL_PIXELS) {
                parts.add(part);
                both = area;
                wanted = 0;
            }
            part = both;
            wanted += area.area();
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }

    /**
     * Copies areas, into each part what lies in it: the rectangle around some areas may hold pieces of others. What lies outside
     * of the picture is black. The caller holds the picture's read lock.
     */
    void copy(List<Rect> areas, Framebuffer picture) {
        for (Framebuffer part : parts) {
            for (Rect area : areas) {
                copy(area.intersection(part.bounds()), picture, part);
            }
        }
    }

    private static void copy(Rect area, Framebuffer picture, Framebuffer part) {
        Rect shown = area.intersection(picture.bounds());
        if (!shown.equals(area)) {
            part.fill(area, 0);
        }
        part.copyFrom(picture, shown);
    }

    /** A part that holds all of an area, or of a piece of one. */
    Framebuffer part(Rect piece) {
        for (Framebuffer part : parts) {
            if (part.bounds().contains(piece)) {
                return part;
            }
        }
        throw new IllegalArgumentException(piece + " was not copied");
    }

    List<Framebuffer> parts() {
        return parts;
    }

    @Override
    public void close() {
        parts.forEach(store::giveBack);
        parts.clear();
    }
}
