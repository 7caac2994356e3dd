package oriel.authenticator.pam;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;

/** Functions of the C library about users and groups; those that end in {@code _r} may be called by several threads. */
final class LibC {

    private LibC() {}

    static native int geteuid();

    static native int getpwnam_r(byte[] name, Pointer user, Pointer buffer, long size, Pointer found);

    static native int getgrnam_r(byte[] name, Pointer group, Pointer buffer, long size, Pointer found);

    static native int getgrouplist(byte[] name, int group, int[] groups, IntByReference count);
}
