package oriel.server.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import oriel.capture.CursorImage;
import oriel.capture.LedState;
import oriel.rfb.Rect;

/** What a screen tells besides pixels, and how its picture is divided. */
class DesktopStateTest {

    private final List<String> told = new ArrayList<>();
    private final DesktopState state = new DesktopState(0.5, new ScreenEvents() {
        @Override
        public void desktopChanged() {
            told.add("changed");
        }

        @Override
        public void clipboardChanged(String text) {
            told.add("text " + text);
        }

        @Override
        public void bell() {
            told.add("bell");
        }
    });

    private List<String> told() {
        List<String> all = List.copyOf(told);
        told.clear();
        return all;
    }

    @Test
    void beginsWithAnArrowInTheCorner() {
        assertEquals(new CursorState(CursorImage.ARROW, 1, 0, 0), state.cursor());
        assertEquals(Optional.empty(), state.locks());
    }

    @Test
    void aCursorIsAtAPlaceOfTheScaledPicture() {
        state.cursorMoved(21, 43);
        assertEquals(new CursorState(CursorImage.ARROW, 1, 10, 21), state.cursor());
        state.pointerMoved(7, 8);
        assertEquals(new CursorState(CursorImage.ARROW, 1, 7, 8), state.cursor());
        assertEquals(List.of("changed", "changed"), told());
        state.pointerMoved(7, 8);
        assertEquals(List.of(), told(), "nothing has changed");
    }

    @Test
    void eachShapeIsANewOne() {
        state.cursorMoved(4, 6);
        told();
        state.cursorChanged(CursorImage.HIDDEN);
        assertEquals(new CursorState(CursorImage.HIDDEN, 2, 2, 3), state.cursor());
        assertEquals(List.of("changed"), told());
    }

    @Test
    void passesOnWhatItIsTold() {
        LedState leds = new LedState(true, false, true);
        state.locksChanged(leds);
        state.clipboardChanged("x");
        state.bell();
        assertEquals(Optional.of(leds), state.locks());
        assertEquals(List.of("changed", "text x", "bell"), told());
    }

    @Test
    void tilesAtTheEdgesAreSmaller() {
        TileGrid grid = TileGrid.of(33, 17);
        assertEquals(new TileGrid(new Rect(0, 0, 33, 17), 3, 2), grid);
        assertEquals(6, grid.count());
        assertEquals(new Rect(16, 0, 16, 16), grid.tile(1));
        assertEquals(new Rect(32, 16, 1, 1), grid.tile(5));
        assertEquals(5, grid.index(2, 1));
        assertEquals(List.of(true, false, false), List.of(grid.has(2, 1), grid.has(3, 1), grid.has(2, 2)));
        assertEquals(new Rect(1, 0, 2, 2), TileGrid.touchedBy(new Rect(31, 15, 2, 2)));
        assertEquals(List.of(1, 1, 2), List.of(TileGrid.tiles(1), TileGrid.tiles(16), TileGrid.tiles(17)));
    }

    @Test
    void whatChangesWithinATilesPartKeepsItAndWhatChangesBesidesBeginsANewOne() {
        TileDamage damage = new TileDamage(TileGrid.of(48, 32), 3);
        int tile = 4;
        assertEquals(3, damage.since(tile));
        assertEquals(Rect.EMPTY, damage.part(tile));
        damage.add(tile, new Rect(18, 17, 4, 5), 3, 7);
        assertEquals(new Rect(18, 17, 4, 5), damage.part(tile));
        assertEquals(3, damage.since(tile));
        damage.add(tile, new Rect(19, 18, 1, 1), 7, 9);
        assertEquals(new Rect(18, 17, 4, 5), damage.part(tile));
        assertEquals(3, damage.since(tile));
        damage.add(tile, new Rect(30, 30, 2, 2), 7, 9);
        assertEquals(new Rect(18, 17, 14, 15), damage.part(tile), "in the same version");
        assertEquals(3, damage.since(tile));
        damage.add(tile, new Rect(16, 16, 1, 1), 9, 11);
        assertEquals(new Rect(16, 16, 1, 1), damage.part(tile));
        assertEquals(9, damage.since(tile));
    }
}
