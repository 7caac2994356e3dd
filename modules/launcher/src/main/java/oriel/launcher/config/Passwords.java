package oriel.launcher.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import oriel.security.Accounts;
import oriel.security.Right;
import oriel.security.VncPassword;

/** The passwords of a configuration, checked, and what is doubtful about them. */
public final class Passwords {

    private static final byte[] NONE = {};

    private final byte[] full;
    private final byte[] viewOnly;
    private final List<String> warnings;

    private Passwords(byte[] full, byte[] viewOnly, List<String> warnings) {
        this.full = full;
        this.viewOnly = viewOnly;
        this.warnings = List.copyOf(warnings);
    }

    /**
     * Reads the passwords. Of a password and a password file the one counts that comes from the more important source.
     *
     * @throws ConfigException if the password file cannot be used, or both passwords are the same
     */
    public static Passwords of(Configuration configuration) throws ConfigException {
        if (!configuration.value(Keys.AUTH)) {
            return new Passwords(NONE, NONE, List.of());
        }
        List<String> warnings = new ArrayList<>();
        byte[] full = bytes(configuration.value(Keys.PASSWORD));
        byte[] viewOnly = bytes(configuration.value(Keys.READ_ONLY_PASSWORD));
        Optional<Path> file = configuration.path(Keys.PASSWORD_FILE);
        if (file.isPresent() && fileCounts(configuration)) {
            PasswordFile read = PasswordFile.read(file.get());
            warnings.addAll(read.warnings());
            full = read.full();
            viewOnly = read.viewOnly().length > 0 ? read.viewOnly() : viewOnly;
        }
        warnIfLong("password", full, warnings);
        warnIfLong("view-only password", viewOnly, warnings);
        if (full.length > 0 && Arrays.equals(significant(full), significant(viewOnly))) {
            throw new ConfigException(
                    "the full and the view-only password are the same in the 8 bytes that count", "make them differ");
        }
        return new Passwords(full, viewOnly, warnings);
    }

    /** Who may come in. */
    public Accounts accounts() {
        Accounts accounts = Accounts.NOBODY;
        if (full.length > 0) {
            accounts = accounts.with(full, Right.FULL);
        }
        if (viewOnly.length > 0) {
            accounts = accounts.with(viewOnly, Right.VIEW_ONLY);
        }
        return accounts;
    }

    /** True if they are the same passwords. */
    public boolean areThoseOf(Passwords other) {
        return MessageDigest.isEqual(full, other.full) && MessageDigest.isEqual(viewOnly, other.viewOnly);
    }

    /** What the operator should know, one line each. */
    public List<String> warnings() {
        return warnings;
    }

    private static boolean fileCounts(Configuration configuration) {
        Origin.Level ofText = configuration.origin(Keys.PASSWORD).level();
        Origin.Level ofFile = configuration.origin(Keys.PASSWORD_FILE).level();
        return ofFile.compareTo(ofText) > 0
                || configuration.value(Keys.PASSWORD).isEmpty() && ofFile.compareTo(ofText) == 0;
    }

    private static void warnIfLong(String which, byte[] password, List<String> warnings) {
        if (password.length > VncPassword.MAX_BYTES) {
            warnings.add("only the first " + VncPassword.MAX_BYTES + " bytes of the " + which
                    + " count: VNC authentication knows no more");
        }
    }

    private static byte[] significant(byte[] password) {
        return Arrays.copyOf(password, VncPassword.MAX_BYTES);
    }

    private static byte[] bytes(String password) {
        return password.getBytes(StandardCharsets.ISO_8859_1);
    }
}
