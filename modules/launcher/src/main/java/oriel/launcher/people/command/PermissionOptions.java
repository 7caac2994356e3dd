package oriel.launcher.people.command;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import oriel.launcher.cli.RightsOption;
import oriel.security.Right;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say what somebody may do, and until when. */
final class PermissionOptions {

    private static final String NEVER = "never";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec mixee;

    private Set<Right> rights = Right.FULL;
    private Optional<LocalDate> until = Optional.empty();

    @Option(
            names = "--rights",
            paramLabel = "RIGHTS",
            description =
                    "What they may do: full (the default), or some of look, input, clipboard-read, clipboard-write,"
                            + " resize, exclusive, manage, with commas between them.")
    void rights(String text) {
        rights = RightsOption.rights(text, mixee);
    }

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "The last day on which they may come in, such as 2027-01-31; never: no day is the last.")
    void until(String text) {
        until = until(text, mixee);
    }

    Set<Right> rights() {
        return rights;
    }

    Optional<LocalDate> until() {
        return until;
    }

    static Optional<LocalDate> until(String text, CommandSpec spec) {
        if (text.equals(NEVER)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            throw new ParameterException(spec.commandLine(), "--until wants a date such as 2027-01-31, or never");
        }
    }
}
