package oriel.authenticator.pam;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.util.Arrays;
import java.util.OptionalInt;

/** Asks the system who belongs to which group. Takes as long as the system does; for any thread. */
final class SystemGroups {

    /** Enough for {@code struct passwd} and {@code struct group}. */
    private static final int RECORD_BYTES = 128;

    /** In both, after two addresses: the number of the user or the group. */
    private static final int NUMBER = 16;

    /** In {@code struct passwd}, after the user's number: that of the first group. */
    private static final int FIRST_GROUP = 20;

    /** A group of thousands of users takes this much. */
    private static final int BUFFER_BYTES = 1 << 20;

    private static final int MAX_GROUPS = 65_536;

    /** A function that looks a name up. */
    private interface LookUp {
        int of(byte[] name, Pointer record, Pointer buffer, long size, Pointer found);
    }

    private SystemGroups() {}

    /** True if the user is of the group; false if one of the two is not known. */
    static boolean isMember(String user, String group) {
        OptionalInt wanted = number(LibC::getgrnam_r, group, NUMBER);
        OptionalInt first = number(LibC::getpwnam_r, user, FIRST_GROUP);
        if (wanted.isEmpty() || first.isEmpty()) {
            return false;
        }
        return Arrays.stream(groups(user, first.getAsInt())).anyMatch(group1 -> group1 == wanted.getAsInt());
    }

    private static OptionalInt number(LookUp function, String name, int place) {
        try (Memory record = new Memory(RECORD_BYTES);
                Memory buffer = new Memory(BUFFER_BYTES);
                Memory found = new Memory(Native.POINTER_SIZE)) {
            found.setPointer(0, Pointer.NULL);
            int error = function.of(text(name), record, buffer, BUFFER_BYTES, found);
            return error == 0 && found.getPointer(0) != null
                    ? OptionalInt.of(record.getInt(place))
                    : OptionalInt.empty();
        }
    }

    private static int[] groups(String user, int first) {
        IntByReference count = new IntByReference(MAX_GROUPS);
        int[] groups = new int[MAX_GROUPS];
        int error = LibC.getgrouplist(text(user), first, groups, count);
        return error < 0 ? new int[0] : Arrays.copyOf(groups, Math.min(MAX_GROUPS, Math.max(0, count.getValue())));
    }

    private static byte[] text(String name) {
        return Native.toByteArray(name, "UTF-8");
    }
}
