package oriel.launcher.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import oriel.launcher.config.ConfigException.Kind;
import oriel.security.VncPassword;

/**
 * Passwords out of a file: two lines of text, or what {@code vncpasswd} writes, which is 8 obscured bytes for each.
 *
 * @param full the full password; may be empty if there is a view-only one
 * @param viewOnly the view-only password, or nothing
 * @param warnings what the operator should know, one line each
 */
public record PasswordFile(byte[] full, byte[] viewOnly, List<String> warnings) {

    private static final int MAX_BYTES = 4096;

    /**
     * Reads and understands a file.
     *
     * @throws ConfigException if it cannot be read or holds no password
     */
    public static PasswordFile read(Path file) throws ConfigException {
        byte[] content = content(file);
        List<String> warnings = FileMode.warning("password file", file).stream().toList();
        PasswordFile passwords = isObscured(content) ? obscured(content, warnings) : text(file, content, warnings);
        if (passwords.full.length == 0 && passwords.viewOnly.length == 0) {
            throw new ConfigException(
                    "the password file " + file + " holds no password", "write the password into its first line");
        }
        return passwords;
    }

    /**
     * The first line of a file, for a name's password, which may be any.
     *
     * @throws ConfigException if it cannot be read, or is empty
     */
    public static String firstLine(Path file) throws ConfigException {
        return decode(content(file))
                .lines()
                .findFirst()
                .filter(line -> !line.isEmpty())
                .orElseThrow(() -> new ConfigException(
                        "the password file " + file + " holds no password", "write the password into its first line"));
    }

    /**
     * Passwords that somebody typed, on the first two lines of a text.
     *
     * @throws ConfigException if there is no full one, one cannot be sent by viewers, or both are the same
     */
    public static PasswordFile ofLines(byte[] content) throws ConfigException {
        List<String> lines = decode(content).lines().toList();
        return of(lines.isEmpty() ? "" : lines.get(0), lines.size() < 2 ? "" : lines.get(1));
    }

    /**
     * Passwords that somebody typed; no view-only one if it is empty.
     *
     * @throws ConfigException if there is no full one, one cannot be sent by viewers, or both are the same
     */
    public static PasswordFile of(String full, String viewOnly) throws ConfigException {
        if (full.isEmpty()) {
            throw new ConfigException("no password is given", "type one, or write it on the first line of the input");
        }
        if (Keys.PASSWORD.parse(full).isEmpty() || Keys.PASSWORD.parse(viewOnly).isEmpty()) {
            throw new ConfigException(
                    "viewers cannot send this password", Keys.PASSWORD.type().wanted());
        }
        byte[] first = significant(full);
        byte[] second = significant(viewOnly);
        if (Arrays.equals(first, second)) {
            throw new ConfigException(
                    "the full and the view-only password are the same in the 8 bytes that count", "make them differ");
        }
        boolean cut = full.length() > VncPassword.MAX_BYTES || viewOnly.length() > VncPassword.MAX_BYTES;
        return new PasswordFile(first, second, cut ? List.of("only the first 8 bytes of a password count") : List.of());
    }

    private static byte[] significant(String password) {
        byte[] bytes = password.getBytes(StandardCharsets.ISO_8859_1);
        return Arrays.copyOf(bytes, Math.min(bytes.length, VncPassword.MAX_BYTES));
    }

    /** What {@code vncpasswd} would write: 8 bytes for the full password, and 8 more if there is a view-only one. */
    public byte[] obscured() {
        byte[] content = VncPassword.obscure(full);
        if (viewOnly.length > 0) {
            content = Arrays.copyOf(content, 2 * VncPassword.MAX_BYTES);
            System.arraycopy(VncPassword.obscure(viewOnly), 0, content, VncPassword.MAX_BYTES, VncPassword.MAX_BYTES);
        }
        return content;
    }

    /** The full password, or the view-only one if there is no other. */
    public byte[] first() {
        return full.length > 0 ? full : viewOnly;
    }

    private static byte[] content(Path file) throws ConfigException {
        byte[] content;
        try (InputStream in = Files.newInputStream(file)) {
            content = in.readNBytes(MAX_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw new ConfigException(
                    Kind.NO_INPUT,
                    List.of("the password file " + file + " is not there"),
                    "write the password into its first line, readable by you only, or name another file");
        } catch (AccessDeniedException e) {
            throw new ConfigException(
                    Kind.NO_PERMISSION,
                    List.of("the password file " + file + " may not be read by this user"),
                    "give this user the right to read it, or name another file");
        } catch (IOException e) {
            throw new ConfigException(
                    Kind.NO_INPUT,
                    List.of("the password file " + file + " cannot be read: " + e.getMessage()),
                    "name a file with the password in its first line");
        }
        if (content.length > MAX_BYTES) {
            throw new ConfigException(
                    "the password file " + file + " is too large for one",
                    "name a file with the password in its first line");
        }
        return content;
    }

    private static boolean isObscured(byte[] content) {
        boolean size = content.length == VncPassword.MAX_BYTES || content.length == 2 * VncPassword.MAX_BYTES;
        return size && (!isText(content) || revealsText(content));
    }

    /**
     * One obscured password in 2000 looks like a line of text; but so seldom does a line without an end, of that very
     * length, reveal something that can be typed.
     */
    private static boolean revealsText(byte[] content) {
        PasswordFile revealed = obscured(content, List.of());
        byte[] again = revealed.obscured();
        return isLine(content) && isLine(revealed.full) && isLine(revealed.viewOnly) && Arrays.equals(again, content);
    }

    private static boolean isLine(byte[] text) {
        for (byte unit : text) {
            if (unit < ' ' || unit > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean isText(byte[] content) {
        for (byte unit : content) {
            boolean printable = unit >= ' ' && unit <= '~';
            if (!printable && unit != '\n' && unit != '\r' && unit != '\t') {
                return false;
            }
        }
        return true;
    }

    private static PasswordFile obscured(byte[] content, List<String> warnings) {
        byte[] full = VncPassword.reveal(content);
        boolean both = content.length > VncPassword.MAX_BYTES;
        byte[] viewOnly = both
                ? VncPassword.reveal(Arrays.copyOfRange(content, VncPassword.MAX_BYTES, content.length))
                : new byte[0];
        return new PasswordFile(full, viewOnly, warnings);
    }

    private static PasswordFile text(Path file, byte[] content, List<String> warnings) throws ConfigException {
        List<String> lines = decode(content).lines().toList();
        return new PasswordFile(line(file, lines, 0), line(file, lines, 1), warnings);
    }

    private static byte[] line(Path file, List<String> lines, int index) throws ConfigException {
        String line = index < lines.size() ? lines.get(index) : "";
        if (Keys.PASSWORD.parse(line).isEmpty()) {
            throw new ConfigException(
                    "line " + (index + 1) + " of the password file " + file + " is no password",
                    "use " + Keys.PASSWORD.type().wanted());
        }
        return line.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** UTF-8 if it is, else Latin-1: an old editor's file is one too. */
    private static String decode(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(content, StandardCharsets.ISO_8859_1);
        }
    }
}
