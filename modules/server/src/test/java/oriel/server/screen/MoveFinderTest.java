package oriel.server.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** Where a capture is searched for what has moved, and how often. Tiles of 16 pixels are named by column and row. */
class MoveFinderTest {

    private static final int WIDTH = 320;
    private static final int HEIGHT = 256;

    private final Random random = new Random(3);
    private final MoveFinder finder = new MoveFinder();
    private final Framebuffer old = noise();
    private final Set<List<Integer>> changed = new HashSet<>();

    private Framebuffer noise() {
        Framebuffer picture = new Framebuffer(WIDTH, HEIGHT);
        for (int i = 0; i < picture.pixels().length; i++) {
            picture.pixels()[i] = random.nextInt(0x1000000);
        }
        return picture;
    }

    private void tiles(Rect grid) {
        for (int row = grid.y(); row < grid.bottom(); row++) {
            for (int column = grid.x(); column < grid.right(); column++) {
                changed.add(List.of(column, row));
            }
        }
    }

    private Optional<Motion> find(Framebuffer fresh, Rect area) {
        return finder.find(
                old,
                area,
                new FreshPixels(IntBuffer.wrap(fresh.pixels()), 0, WIDTH),
                (column, row) -> changed.contains(List.of(column, row)));
    }

    private Optional<Motion> find(Framebuffer fresh) {
        return find(fresh, old.bounds());
    }

    /** The picture, of which an area is shown from as many rows or columns further. */
    private Framebuffer moved(Rect area, int right, int down) {
        Framebuffer fresh = new Framebuffer(WIDTH, HEIGHT, old.pixels().clone());
        for (int y = area.y(); y < area.bottom(); y++) {
            for (int x = area.x(); x < area.right(); x++) {
                boolean known = area.contains(new Rect(x - right, y - down, 1, 1));
                fresh.pixels()[fresh.offset(x, y)] =
                        known ? old.pixels()[old.offset(x - right, y - down)] : random.nextInt(0x1000000);
            }
        }
        return fresh;
    }

    private static Rect pixels(Rect tiles) {
        return new Rect(tiles.x() * 16, tiles.y() * 16, tiles.width() * 16, tiles.height() * 16);
    }

    @Test
    void looksWhereMostHasChanged() {
        Rect few = new Rect(1, 0, 4, 4);
        Rect most = new Rect(8, 6, 8, 8);
        tiles(few);
        tiles(most);
        Rect area = pixels(most);
        assertEquals(
                new Motion(new Rect(area.x(), area.y(), area.width(), area.height() - 5), 0, -5),
                find(moved(area, 0, -5)).orElseThrow());
    }

    @Test
    void looksWhereMostHasChangedInWhateverOrderItComes() {
        Rect most = new Rect(1, 0, 8, 8);
        Rect few = new Rect(12, 11, 4, 4);
        tiles(few);
        tiles(most);
        Rect area = pixels(most);
        assertEquals(
                new Motion(new Rect(area.x(), area.y(), area.width(), area.height() - 5), 0, -5),
                find(moved(area, 0, -5)).orElseThrow());
    }

    @Test
    void looksNoFurtherThanTheCapture() {
        Rect area = new Rect(10, 10, 203, 151);
        tiles(TileGrid.touchedBy(area));
        Motion found = find(moved(area, 0, 6), area).orElseThrow();
        assertEquals(new Motion(new Rect(10, 16, 203, 145), 0, 6), found);
    }

    @Test
    void looksForNothingInSmallAreas() {
        Rect wide = new Rect(0, 0, 16, 3);
        tiles(wide);
        assertEquals(Optional.empty(), find(moved(pixels(wide), 0, 4)));
        changed.clear();
        Rect square = new Rect(0, 0, 5, 5);
        tiles(square);
        assertTrue(find(moved(pixels(square), 0, 4)).isPresent());
        assertEquals(Optional.empty(), find(old, new Rect(0, 0, 63, 200)));
    }

    @Test
    void looksForNothingWhereNothingHasChanged() {
        assertEquals(Optional.empty(), find(old));
    }

    @Test
    void looksForADragWhereLittleOfTheAreaHasChanged() {
        Rect area = pixels(new Rect(2, 2, 10, 10));
        for (int i = 2; i < 12; i++) {
            changed.add(List.of(i, i));
            changed.add(List.of(i, 13 - i));
        }
        assertEquals(
                new Motion(new Rect(area.x() + 3, area.y() + 4, area.width() - 3, area.height() - 4), 3, 4),
                find(moved(area, 3, 4)).orElseThrow());
        changed.remove(List.of(7, 7));
        assertEquals(Optional.empty(), find(moved(area, 3, 4)), "fewer than one tile in five");
    }

    @Test
    void looksForAScrollWhereTwoTilesInFiveHaveChanged() {
        Rect area = pixels(new Rect(2, 2, 10, 10));
        for (int i = 0; i < 10; i++) {
            for (int k = 0; k < 4; k++) {
                changed.add(List.of(2 + i, 2 + (i + k) % 10));
            }
        }
        find(noise());
        assertTrue(find(moved(area, 0, 8)).isPresent(), "though a drag is not sought again so soon");
        changed.remove(List.of(5, 5));
        assertEquals(Optional.empty(), find(moved(area, 0, 8)));
    }

    @Test
    void looksTheMoreSeldomForADragTheLongerThereWasNone() {
        Rect area = pixels(new Rect(2, 2, 10, 10));
        tiles(new Rect(2, 2, 10, 10));
        Framebuffer film = noise();
        Framebuffer dragged = moved(area, 3, 4);
        assertEquals(Optional.empty(), find(film));
        assertEquals(Optional.empty(), find(dragged), "one capture of pause");
        assertEquals(Optional.empty(), find(film));
        assertEquals(Optional.empty(), find(dragged));
        assertEquals(Optional.empty(), find(dragged), "two of them");
        assertTrue(find(dragged).isPresent());
        assertTrue(find(dragged).isPresent(), "none after one that was found");
        for (int i = 0; i < 60; i++) {
            find(film);
        }
        int paused = 0;
        while (find(dragged).isEmpty()) {
            paused++;
        }
        assertTrue(paused <= 8, paused + " captures");
    }

    @Test
    void ofAFilmOneInFourCapturesIsSearchedForAScroll() {
        tiles(new Rect(0, 0, 20, 16));
        for (int i = 0; i < 5; i++) {
            assertTrue(find(noise()).isEmpty());
        }
        Framebuffer scrolled = moved(old.bounds(), 0, 16);
        List<Boolean> found = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            found.add(find(i % 4 == 3 ? scrolled : noise()).isPresent());
        }
        assertEquals(List.of(false, false, false, true, false, false, false, true), found);
        assertTrue(find(scrolled).isPresent(), "what has scrolled is no film");
    }

    @Test
    void aScrollBesideAFilmIsFoundAtOnce() {
        tiles(new Rect(0, 0, 20, 8));
        for (int i = 0; i < 9; i++) {
            assertTrue(find(noise()).isEmpty());
        }
        tiles(new Rect(0, 0, 20, 16));
        assertTrue(find(moved(old.bounds(), 0, 16)).isPresent());
    }
}
