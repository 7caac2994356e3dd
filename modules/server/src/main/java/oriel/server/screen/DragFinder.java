package oriel.server.screen;

import java.util.Arrays;
import java.util.Optional;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/**
 * Finds in new pixels a rectangle of old ones that has moved in any direction: a window that is dragged, a page that is
 * shifted sideways. Every stretch of some pixels has a number, and those with certain numbers are landmarks: where the
 * picture moves, they move with it. Landmarks of a few new rows that occur once in the old picture vote for a motion; the
 * one with the most votes is followed from there, pixel by pixel, as far as it goes. Used by the capture thread.
 */
final class DragFinder {

    /** Pixels of a landmark: as many as some letters, for single ones come again everywhere. */
    private static final int SPAN = 32;

    private static final int FACTOR = 0x2545f491;

    /** {@link #FACTOR} to the power of {@link #SPAN}. */
    private static final int FACTOR_OF_LEAVING = power(FACTOR, SPAN);

    /** One in so many stretches is a landmark, and fewer in large regions. */
    private static final int LANDMARK_BITS = 4;

    private static final int MAX_LANDMARKS_BITS = 15;

    /** New rows whose landmarks vote. */
    private static final int VOTING_ROWS = 32;

    private static final int FEWEST_VOTES = 12;

    /** One in so many landmarks that have moved at all must agree. */
    private static final int QUORUM = 4;

    private static final int TABLE_BITS = MAX_LANDMARKS_BITS + 1;
    private static final int FREE = -1;
    private static final int TWICE = -2;

    private final int[] numbers = new int[1 << TABLE_BITS];
    private final int[] places = new int[1 << TABLE_BITS];
    private final Ballot ballot = new Ballot();
    private int[] row = {};
    private int[] lefts = {};
    private int[] rights = {};

    private static int power(int base, int exponent) {
        int result = 1;
        for (int i = 0; i < exponent; i++) {
            result *= base;
        }
        return result;
    }

    /** Looks for old pixels of a region at other places of it. */
    Optional<Motion> find(Framebuffer old, Rect region, FreshPixels fresh) {
        if (region.width() < 2 * SPAN) {
            return Optional.empty();
        }
        makeRoom(region);
        int sparse = Math.max(LANDMARK_BITS, 64 - Long.numberOfLeadingZeros(region.area()) - MAX_LANDMARKS_BITS);
        learn(old, region, sparse);
        vote(region, fresh, sparse);
        if (ballot.votes() < Math.max(FEWEST_VOTES, ballot.cast() / QUORUM)) {
            return Optional.empty();
        }
        return follow(old, region, fresh);
    }

    private void makeRoom(Rect region) {
        if (row.length < region.width()) {
            row = new int[region.width()];
        }
        if (lefts.length < region.height()) {
            lefts = new int[region.height()];
            rights = new int[region.height()];
        }
    }

    /** The landmarks of the old picture. */
    private void learn(Framebuffer old, Rect region, int sparse) {
        Arrays.fill(places, FREE);
        int left = 1 << TABLE_BITS - 1;
        for (int y = region.y(); y < region.bottom() && left > 0; y++) {
            int[] pixels = old.pixels();
            int at = old.offset(region.x(), y);
            int number = first(pixels, at);
            for (int x = 0; x + SPAN < region.width(); x++) {
                if (isLandmark(number, sparse)) {
                    left -= put(number, (y - region.y()) * region.width() + x);
                }
                number = next(number, pixels, at + x);
            }
        }
    }

    private static int first(int[] pixels, int at) {
        int number = 0;
        for (int i = 0; i < SPAN; i++) {
            number = number * FACTOR + pixels[at + i];
        }
        return number;
    }

    /** The number of the stretch that begins one pixel later. */
    private static int next(int number, int[] pixels, int at) {
        return number * FACTOR + pixels[at + SPAN] - pixels[at] * FACTOR_OF_LEAVING;
    }

    private static boolean isLandmark(int number, int sparse) {
        return number * 0x9e3779b1 >>> 32 - sparse == 0;
    }

    /** Returns 1 if it took a new place. */
    private int put(int number, int place) {
        int slot = slot(number);
        if (places[slot] == FREE) {
            numbers[slot] = number;
            places[slot] = place;
            return 1;
        }
        places[slot] = TWICE;
        return 0;
    }

    /** Where a number is or would be; half of the table at least is free. */
    private int slot(int number) {
        int slot = number * 0x85ebca6b >>> 32 - TABLE_BITS;
        while (places[slot] != FREE && numbers[slot] != number) {
            slot = slot + 1 & (1 << TABLE_BITS) - 1;
        }
        return slot;
    }

    private void vote(Rect region, FreshPixels fresh, int sparse) {
        ballot.clear();
        int step = Math.max(1, region.height() / VOTING_ROWS);
        for (int y = step / 2; y < region.height(); y += step) {
            fresh.read(region.x(), region.y() + y, row, 0, region.width());
            int number = first(row, 0);
            for (int x = 0; x + SPAN < region.width(); x++) {
                if (isLandmark(number, sparse)) {
                    int place = places[slot(number)];
                    if (place >= 0) {
                        ballot.vote(x - place % region.width(), y - place / region.width(), x, y);
                    }
                }
                number = next(number, row, x);
            }
        }
    }

    /** The largest rectangle around a landmark whose pixels have all moved alike. */
    private Optional<Motion> follow(Framebuffer old, Rect region, FreshPixels fresh) {
        int right = ballot.right();
        int down = ballot.down();
        int column = region.x() + ballot.x() + SPAN / 2;
        int middle = region.y() + ballot.y();
        // Where both the old place and the new one lie in the region.
        Rect possible =
                region.intersection(new Rect(region.x() + right, region.y() + down, region.width(), region.height()));
        int top = middle;
        while (top > possible.y() && reach(old, possible, fresh, top - 1, column)) {
            top--;
        }
        int bottom = middle;
        while (bottom < possible.bottom() && reach(old, possible, fresh, bottom, column)) {
            bottom++;
        }
        if (bottom == middle) {
            return Optional.empty();
        }
        Motion found = new Motion(largest(possible.y(), Rect.between(0, top, 1, bottom), middle), right, down);
        return found.isWorthy() ? Optional.of(found) : Optional.empty();
    }

    /** Finds out how far a row has moved alike to both sides of a column; false if not even there. */
    private boolean reach(Framebuffer old, Rect possible, FreshPixels fresh, int y, int column) {
        fresh.read(possible.x(), y, row, 0, possible.width());
        int at = old.offset(possible.x() - ballot.right(), y - ballot.down());
        int[] before = old.pixels();
        int begin = column - possible.x();
        int left = begin;
        while (left > 0 && row[left - 1] == before[at + left - 1]) {
            left--;
        }
        int same = Arrays.mismatch(row, begin, possible.width(), before, at + begin, at + possible.width());
        int right = same < 0 ? possible.width() : begin + same;
        int index = y - possible.y();
        lefts[index] = possible.x() + left;
        rights[index] = possible.x() + right;
        return right > begin;
    }

    /** Of all rectangles that hold the middle row, the one with the most pixels. */
    private Rect largest(int firstRow, Rect rows, int middle) {
        Rect best = Rect.EMPTY;
        int left = 0;
        int right = Integer.MAX_VALUE;
        for (int top = middle; top >= rows.y(); top--) {
            left = Math.max(left, lefts[top - firstRow]);
            right = Math.min(right, rights[top - firstRow]);
            int innerLeft = left;
            int innerRight = right;
            for (int bottom = middle; bottom < rows.bottom(); bottom++) {
                innerLeft = Math.max(innerLeft, lefts[bottom - firstRow]);
                innerRight = Math.min(innerRight, rights[bottom - firstRow]);
                if ((long) (innerRight - innerLeft) * (rows.bottom() - top) <= best.area()) {
                    break;
                }
                Rect found = Rect.between(innerLeft, top, innerRight, bottom + 1);
                best = found.area() > best.area() ? found : best;
            }
        }
        return best;
    }

    /** Counts the votes for each motion. */
    private static final class Ballot {

        private static final int BITS = 12;
        private static final int MOST = 1 << BITS - 1;

        private final long[] motions = new long[1 << BITS];
        private final long[] places = new long[1 << BITS];
        private final int[] counts = new int[1 << BITS];
        private int different;
        private int cast;
        private int best;

        void clear() {
            Arrays.fill(counts, 0);
            different = 0;
            cast = 0;
            best = 0;
        }

        /** A landmark at a place of the region has moved so far; or not at all, which is no vote. */
        void vote(int right, int down, int x, int y) {
            if (right == 0 && down == 0) {
                return;
            }
            cast++;
            long motion = (long) right << 32 | down & 0xffff_ffffL;
            int slot = (int) (motion * 0x9e3779b97f4a7c15L >>> 64 - BITS);
            while (counts[slot] > 0 && motions[slot] != motion) {
                slot = slot + 1 & (1 << BITS) - 1;
            }
            if (counts[slot] == 0 && different++ >= MOST) {
                different--;
                return;
            }
            motions[slot] = motion;
            counts[slot]++;
            // Rather one in the middle than the first, which may be at the edge of what moved.
            if ((counts[slot] & counts[slot] - 1) == 0) {
                places[slot] = (long) x << 32 | y;
            }
            if (counts[slot] > counts[best]) {
                best = slot;
            }
        }

        int votes() {
            return counts[best];
        }

        int cast() {
            return cast;
        }

        int right() {
            return (int) (motions[best] >> 32);
        }

        int down() {
            return (int) motions[best];
        }

        int x() {
            return (int) (places[best] >> 32);
        }

        int y() {
            return (int) places[best];
        }
    }
}
