package oriel.launcher.people.command;

import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.Quoted;
import oriel.launcher.people.People;
import oriel.launcher.people.Person;

/** Somebody who has to be there. */
final class Known {

    private Known() {}

    static Person named(People people, String name) throws StartException {
        return people.named(name)
                .orElseThrow(() -> new StartException(
                        ExitCode.NO_INPUT,
                        "there is no user " + Quoted.printable(name),
                        "oriel user list tells who is there"));
    }
}
