package oriel.launcher.cli;

import java.security.SecureRandom;
import oriel.security.VncPassword;

/** Passwords that nobody guesses, as long as VNC authentication knows them, of letters and digits that look like no other. */
public final class RandomPassword {

    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomPassword() {}

    /** A new one, which needs no quoting in a shell, an address or JSON. */
    public static String make() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < VncPassword.MAX_BYTES; i++) {
            password.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
