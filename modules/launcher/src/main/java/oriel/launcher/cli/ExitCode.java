package oriel.launcher.cli;

/** How a command ends, in the numbers of {@code sysexits.h} where it has one. */
public enum ExitCode {
    OK(0, "all is well; also the end of serve where nothing but itself ended it"),
    USAGE(2, "wrong usage of the command line"),
    MEMORY(3, "the memory did not suffice; Java itself ends with it"),
    NO_INPUT(66, "a file that was named is not there"),
    UNAVAILABLE(69, "no display; or a plugin or server is missing or does not work"),
    SOFTWARE(70, "an error in Oriel itself"),
    CANNOT_CREATE(73, "a file cannot be written"),
    IN_USE(75, "the port is in use"),
    PROTOCOL(76, "a server does not follow the protocol"),
    NO_PERMISSION(77, "a file, port or server that this user may not use"),
    CONFIGURATION(78, "the configuration is wrong; nothing listens"),
    INTERRUPTED(130, "ended by SIGINT (Ctrl-C)"),
    TERMINATED(143, "ended by SIGTERM");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /** The number with which the process ends. */
    public int number() {
        return number;
    }

    /** What it says, in a few words. */
    public String meaning() {
        return meaning;
    }
}
