package oriel.server.screen;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Optional;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/**
 * Finds in new pixels the rows of old ones that have moved up or down. Each row of a few strips becomes a number; rows whose
 * number occurs once vote for the distance, and the distance with the most votes is checked pixel by pixel. Content that
 * does not scroll costs the numbers alone. Used by the capture thread.
 */
final class ScrollFinder {

    private static final int STRIPS = 4;
    private static final int STRIP = 16;
    private static final int FEWEST_VOTES = 8;

    /** One in so many rows that can vote must agree. */
    private static final int QUORUM = 4;

    private static final int NONE = -1;
    private static final int TWICE = -2;

    private final int[] factors = new int[STRIPS * STRIP];
    private int[] oldRows = {};
    private int[] newRows = {};
    private int[] votes = {};
    private int[] keys = {};
    private int[] places = {};

    ScrollFinder() {
        int factor = 0x2545f491;
        for (int i = 0; i < factors.length; i++) {
            factors[i] = factor | 1;
            factor = factor * 0x9e3779b1 + 0x7f4a7c15;
        }
    }

    /** Looks for rows of the old picture among the new pixels of a region, of which most have changed. */
    Optional<Motion> find(Framebuffer old, Rect region, FreshPixels fresh) {
        makeRoom(region);
        fresh.pixels().clear();
        number(old, region, fresh);
        int down = vote(region.height());
        return down == 0 ? Optional.empty() : check(new PixelComparison(old, fresh), region, down);
    }

    private void makeRoom(Rect region) {
        if (oldRows.length < region.height()) {
            oldRows = new int[region.height()];
            newRows = new int[region.height()];
            votes = new int[2 * region.height() + 1];
            int slots = Integer.highestOneBit(region.height()) * 4;
            keys = new int[slots];
            places = new int[slots];
        }
    }

    private void number(Framebuffer old, Rect region, FreshPixels fresh) {
        // The outermost tiles may hold columns beside what scrolls.
        int left = region.x() + TileGrid.TILE;
        int width = region.width() - 2 * TileGrid.TILE;
        int strip = Math.min(STRIP, width / STRIPS);
        for (int y = 0; y < region.height(); y++) {
            int before = 0;
            int after = 0;
            for (int i = 0; i < STRIPS; i++) {
                int x = left + (width - strip) * i / (STRIPS - 1);
                before += sum(old.pixels(), old.offset(x, region.y() + y), i * STRIP, strip);
                after += sum(fresh, fresh.offset(x, region.y() + y), i * STRIP, strip);
            }
            oldRows[y] = before;
            newRows[y] = after;
        }
    }

    private int sum(int[] pixels, int at, int factor, int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += pixels[at + i] * factors[factor + i];
        }
        return sum;
    }

    /** One by one: copying so few out of the screen's memory takes longer. */
    private int sum(FreshPixels fresh, int at, int factor, int count) {
        IntBuffer pixels = fresh.pixels();
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += (pixels.get(at + i) & FreshPixels.COLOURS) * factors[factor + i];
        }
        return sum;
    }

    /** The distance that most rows agree on; 0 if too few do. */
    private int vote(int height) {
        Arrays.fill(places, NONE);
        for (int y = 0; y < height; y++) {
            int slot = slot(oldRows[y]);
            places[slot] = places[slot] == NONE ? y : TWICE;
            keys[slot] = oldRows[y];
        }
        Arrays.fill(votes, 0, 2 * height + 1, 0);
        int voters = 0;
        int best = height;
        for (int y = 0; y < height; y++) {
            int slot = slot(newRows[y]);
            if (places[slot] == TWICE || newRows[y] == oldRows[y]) {
                continue;
            }
            voters++;
            if (places[slot] >= 0) {
                int distance = y - places[slot] + height;
                votes[distance]++;
                best = votes[distance] > votes[best] ? distance : best;
            }
        }
        return votes[best] >= Math.max(FEWEST_VOTES, voters / QUORUM) ? best - height : 0;
    }

    /** Where a number is or would be. */
    private int slot(int number) {
        int mask = places.length - 1;
        int slot = number * 0x9e3779b1 >>> 16 & mask;
        while (places[slot] != NONE && keys[slot] != number) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /** The longest stretch of rows that are, pixel by pixel, those of the old picture. */
    private static Optional<Motion> check(PixelComparison comparison, Rect region, int down) {
        Rect changed = comparison.changed(region, PixelComparison.Sides.ACROSS);
        int from = region.y() + Math.max(0, down);
        int to = region.bottom() + Math.min(0, down);
        int bestFrom = from;
        int bestTo = from;
        int begin = from;
        for (int y = from; y <= to; y++) {
            if (y < to && comparison.isRow(y, changed.x(), changed.right(), y - down)) {
                continue;
            }
            if (y - begin > bestTo - bestFrom) {
                bestFrom = begin;
                bestTo = y;
            }
            begin = y + 1;
        }
        Rect target = Rect.between(changed.x(), bestFrom, changed.right(), bestTo);
        Motion found = new Motion(target, 0, down);
        return found.isWorthy() ? Optional.of(found) : Optional.empty();
    }
}
