package oriel.launcher.people.command;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.PasswordPrompt;
import oriel.launcher.cli.StartException;
import oriel.launcher.people.PasswordHash;

/** A new password, from a terminal or from standard input. */
final class NewPassword {

    /** No viewer's login takes more, in UTF-8. */
    private static final int MOST_BYTES = 255;

    private static final int MOST_INPUT = 4096;
    private static final String AGAIN = "the same command again; nothing was written";

    private NewPassword() {}

    static PasswordHash hash(Environment environment) throws StartException, IOException {
        Console console = System.console();
        String password = console == null
                ? firstLine(environment.input().readNBytes(MOST_INPUT))
                : new PasswordPrompt(console, AGAIN).twice("Password");
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0) {
            throw new StartException(ExitCode.USAGE, "no password is given", AGAIN);
        }
        if (bytes.length > MOST_BYTES || password.chars().anyMatch(Character::isISOControl)) {
            throw new StartException(
                    ExitCode.USAGE,
                    "a password has no control characters and at most " + MOST_BYTES + " bytes in UTF-8",
                    AGAIN);
        }
        return PasswordHash.of(bytes);
    }

    private static String firstLine(byte[] input) {
        return new String(input, StandardCharsets.UTF_8).lines().findFirst().orElse("");
    }
}
