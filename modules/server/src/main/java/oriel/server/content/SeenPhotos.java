package oriel.server.content;

import java.util.Arrays;

/**
 * What the blocks of an area have shown lately: where it was a photograph again and again, a film is shown, and a block is
 * searched for letters in one picture of four. In each picture a quarter of them is, spread so that a line of letters meets
 * one that is: then all are searched, at once and for some pictures on. Used by one thread at a time.
 */
final class SeenPhotos {

    /** So many times in a row a block was a photograph, and is trusted to be one. */
    static final int SURE = 8;

    /** A block that is trusted is searched in one picture of so many. */
    static final int PAUSE = 4;

    /** Blocks side by side that are searched together: fewer take longer, more miss shorter lines. */
    private static final int RUN = 4;

    private byte[] times = {};
    private boolean[] flat = {};
    private int columns;
    private int rows;
    private int picture;
    private boolean trusted;
    private boolean surprised;

    /** The next picture of the area, whose grid has so many blocks. */
    void next(int across, int down) {
        if (across != columns || down != rows) {
            columns = across;
            rows = down;
            times = new byte[across * down];
            flat = new boolean[across * down];
        }
        picture++;
        trusted = false;
        surprised = false;
    }

    /** Trusts nobody any more. */
    void forget() {
        Arrays.fill(times, (byte) 0);
        trusted = false;
        surprised = false;
    }

    /**
     * True if a block need not be searched.
     *
     * @param isFlat whether a good part of its pixels are like their neighbours: one where that changes is searched
     */
    boolean isTrusted(int place, boolean isFlat) {
        boolean known = times[place] >= SURE && flat[place] == isFlat && !isItsTurn(place);
        trusted |= known;
        return known;
    }

    /** True if a block is searched, whatever it looks like. */
    boolean isSought(int place) {
        return times[place] < SURE || isItsTurn(place);
    }

    private boolean isItsTurn(int place) {
        return (place % columns / RUN + place / columns + picture) % PAUSE == 0;
    }

    /** What the search of a block has found. */
    void searched(int place, boolean isFlat, boolean photo) {
        surprised |= !photo && times[place] >= SURE;
        boolean again = photo && flat[place] == isFlat;
        times[place] = (byte) (again ? Math.min(SURE, times[place] + 1) : 0);
        flat[place] = isFlat;
    }

    /** True if letters were found where a block was trusted, and others were not searched for it: these may show more. */
    boolean isWrong() {
        return surprised && trusted;
    }
}
