package oriel.capture.x11.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import oriel.rfb.Keysyms;

/** Keys of which the viewer knows the place: as a program on the display gets them. */
class X11PlacesTest {

    private static final int CYRILLIC_ZHE = 0x6d6;
    private static final int CYRILLIC_CAPITAL_ZHE = 0x6f6;

    @RegisterExtension
    private final Desk desk = new Desk();

    @Test
    void pressesTheKeyAtAPlace() {
        int[] scanCodes = {
            0x1e, 0x9c, 0x9d, 0xb5, 0xb7, 0xb8, 0x54, 0xc6, 0xc8, 0xcb, 0xd3, 0xdb, 0xdd, 0x56, 0x7b, 0xa0, 0xae, 0xa2,
            0xe5, 0x5d
        };
        List<String> names = List.of(
                "61",
                "ff8d",
                "ffe4",
                "ffaf",
                "ff61",
                "ffea",
                "ff61",
                "ff13",
                "ff52",
                "ff51",
                "ffff",
                "ffeb",
                "ff67",
                "3c",
                "ff22",
                "1008ff12",
                "1008ff11",
                "1008ff14",
                "1008ff1b",
                "1008ff81");
        for (int i = 0; i < scanCodes.length; i++) {
            desk.typeAt(scanCodes[i]);
            assertEquals(
                    List.of("press " + names.get(i), "release " + names.get(i)),
                    desk.notes(),
                    Integer.toHexString(scanCodes[i]));
        }
    }

    @Test
    void leavesTheMeaningOfAPlaceWithoutAKeysymToTheLayout() throws Exception {
        desk.layout("fr");
        desk.typeAt(0x10);
        assertEquals(List.of("press 61", "release 61"), desk.notes());
    }

    @Test
    void goesByTheKeysymWhereTheViewersLayoutIsAnother() throws Exception {
        int[][] german = {{'z', 0x15}, {'y', 0x2c}, {0xf6, 0x27}, {'-', 0x35}};
        for (String layout : List.of("us", "ru", "de")) {
            desk.layout(layout);
            for (int[] key : german) {
                desk.input().key(key[0], key[1], true);
                desk.input().key(0, key[1], false);
                String name = Integer.toHexString(key[0]);
                assertEquals(List.of("press " + name, "release " + name), desk.notes(), layout);
            }
        }
    }

    @Test
    void commandsThatNoLayoutHasGoByThePlace() {
        desk.input().key(Keysyms.CONTROL_LEFT, 0x1d, true);
        desk.input().key(0x6d3, 0x2e, true); // what a Russian keyboard names for Control and C
        desk.input().key(0x6d3, 0x2e, false);
        desk.input().key('z', 0x15, true); // and a German one for Z
        desk.input().key('z', 0x15, false);
        desk.input().key(Keysyms.CONTROL_LEFT, 0x1d, false);
        assertEquals(
                List.of("press ffe3", "press 63", "release 63", "press 7a", "release 7a", "release ffe3"),
                desk.notes());
    }

    @Test
    void commandsNamedByALatinLetterStayThatOnALayoutWithoutIt() throws Exception {
        desk.layout("ru");
        for (int place : new int[] {0, 0x2e}) {
            desk.input().key(Keysyms.CONTROL_LEFT, true);
            desk.input().key('c', place, true);
            desk.input().key('c', place, false);
            desk.input().key(Keysyms.CONTROL_LEFT, false);
            assertEquals(List.of("press ffe3", "press 63", "release 63", "release ffe3"), desk.notes());
        }
    }

    @Test
    void aKeyWhoseMeaningChangesWhileItRepeatsIsOneKey() {
        desk.input().key(CYRILLIC_ZHE, 0x27, true);
        desk.input().key(CYRILLIC_CAPITAL_ZHE, 0x27, true);
        desk.input().key(CYRILLIC_CAPITAL_ZHE, 0x27, false);
        assertEquals(List.of("press 6d6", "release 6d6", "press 6f6", "release 6f6"), desk.notes());
        assertEquals("b", desk.typed("b"));
    }

    @Test
    void goesByTheKeysymWhereThePlaceIsUnknown() {
        for (int place : new int[] {0, 0x60, 0x80, 0xff, 0x100, -1, Integer.MAX_VALUE}) {
            desk.input().key('q', place, true);
            desk.input().key('q', place, false);
            assertEquals(List.of("press 71", "release 71"), desk.notes());
        }
        desk.typeAt(0x60);
        assertEquals(List.of(), desk.notes());
    }

    @Test
    void releasesAKeyHoweverItIsNamedThen() {
        int[][] ways = {
            {'a', 0, 0, 0x1e},
            {0, 0x1e, 'a', 0},
            {'a', 0x1e, 'a', 0},
            {'a', 0x1e, 'A', 0},
            {'a', 0, 'b', 0x1e},
            {0, 0x1e, 'b', 0x1e},
            {'a', 0x60, 0, 0x60}
        };
        for (int[] way : ways) {
            desk.input().key(way[0], way[1], true);
            desk.input().key(way[2], way[3], false);
            assertEquals(List.of("press 61", "release 61"), desk.notes());
        }
        desk.input().key(CYRILLIC_ZHE, true);
        desk.input().key(CYRILLIC_CAPITAL_ZHE, false);
        assertEquals(List.of("press 6d6", "release 6d6"), desk.notes());
    }

    @Test
    void takesAwayAShiftThatWasPressedByItsPlace() {
        desk.input().key(0, 0x2a, true);
        assertEquals("a", desk.typed("a"));
        desk.input().key(0, 0x2a, false);
    }
}
