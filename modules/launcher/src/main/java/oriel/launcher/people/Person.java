package oriel.launcher.people;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import oriel.security.Right;

/**
 * Somebody with a name of their own.
 *
 * @param name 1 to 64 letters, digits and {@code . _ @ + -}, not with {@code _} first
 * @param password what is kept of the password
 * @param rights what they may do
 * @param secondFactor what makes codes that they type behind the password, if they have to
 * @param until the last day on which they may come in, here; empty: for ever
 */
public record Person(
        String name,
        PasswordHash password,
        Set<Right> rights,
        Optional<SecondFactor> secondFactor,
        Optional<LocalDate> until) {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}.@+-][\\p{L}\\p{N}._@+-]{0,63}");

    /** Copies the rights. */
    public Person {
        rights = Set.copyOf(rights);
    }

    /** True if somebody may be called so. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** True if they may come in on a day. */
    public boolean isWelcome(LocalDate today) {
        return until.isEmpty() || !today.isAfter(until.get());
    }

    /** The same with another password. */
    public Person withPassword(PasswordHash newest) {
        return new Person(name, newest, rights, secondFactor, until);
    }

    /** The same with other rights. */
    public Person withRights(Set<Right> newest) {
        return new Person(name, password, newest, secondFactor, until);
    }

    /** The same with a second factor, or without. */
    public Person withSecondFactor(Optional<SecondFactor> newest) {
        return new Person(name, password, rights, newest, until);
    }

    /** The same with a last day, or without. */
    public Person withUntil(Optional<LocalDate> newest) {
        return new Person(name, password, rights, secondFactor, newest);
    }
}
