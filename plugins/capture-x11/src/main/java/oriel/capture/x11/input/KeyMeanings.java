package oriel.capture.x11.input;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.Xlib;

/**
 * Changes what single keys of an X server's keyboard mean (XKB). Guarded by the input's lock.
 *
 * <p>Every change is told to programs as one of the whole range of keys: Xlib forgets a change that it is told of while
 * it asks for the one before, and would find a key that it has never asked for without a meaning.
 */
final class KeyMeanings implements AutoCloseable {

    private static final int KEY_TYPES_AND_SYMS = 1 | 1 << 1;
    private static final int KEY_SYMS = 1 << 1;
    private static final int DESCRIPTION_MAP = 32;
    private static final int MAP_SYMS = 24;
    private static final int MAP_KEYS = 32;
    private static final int FIRST_GROUP = 1;
    private static final int KEY_SIZE = 8;
    private static final int KEY_OFFSET = 6;
    private static final int CHANGES_SIZE = 32;
    private static final int CHANGES_FIRST = 6;
    private static final int CHANGES_COUNT = 7;

    private final XConnection x;
    private final long description;
    private final int first;
    private final int count;
    private final Memory oneLevel = new Memory(4L * Integer.BYTES);
    private final Memory changes = new Memory(CHANGES_SIZE);

    /** For keys from {@code first} to {@code last}. */
    KeyMeanings(XConnection x, int first, int last) {
        this.x = x;
        this.first = first;
        this.count = last - first + 1;
        this.description = Xlib.XkbGetMap(x.display(), KEY_TYPES_AND_SYMS, Xlib.XKB_USE_CORE_KBD);
        oneLevel.clear();
    }

    /** True for the range that every change names. */
    boolean isWhole(int firstKeycode, int keys) {
        return firstKeycode == first && keys == count;
    }

    /** Gives a key one meaning, whatever modifiers and layout are in effect; none if the keysym is 0. One round trip. */
    boolean change(int keycode, int keysym) {
        if (description == 0
                || Xlib.XkbGetUpdatedMap(x.display(), KEY_TYPES_AND_SYMS, description) != 0
                || !describe(keycode, keysym)) {
            return false;
        }
        changes.clear();
        changes.setShort(0, (short) KEY_SYMS);
        changes.setByte(CHANGES_FIRST, (byte) first);
        changes.setByte(CHANGES_COUNT, (byte) count);
        return Xlib.XkbChangeMap(x.display(), description, Pointer.nativeValue(changes)) != 0;
    }

    private boolean describe(int keycode, int keysym) {
        int groups = keysym == 0 ? 0 : 1;
        if (Xlib.XkbChangeTypesOfKey(description, keycode, groups, FIRST_GROUP, Pointer.nativeValue(oneLevel), 0)
                != 0) {
            return false;
        }
        Pointer map = new Pointer(description).getPointer(DESCRIPTION_MAP);
        if (groups == 1) {
            int offset = map.getPointer(MAP_KEYS).getShort((long) keycode * KEY_SIZE + KEY_OFFSET) & 0xffff;
            map.getPointer(MAP_SYMS).setLong((long) offset * Long.BYTES, Integer.toUnsignedLong(keysym));
        }
        return true;
    }

    @Override
    public void close() {
        if (description != 0) {
            Xlib.XkbFreeKeyboard(description, 0, 1);
        }
    }
}
