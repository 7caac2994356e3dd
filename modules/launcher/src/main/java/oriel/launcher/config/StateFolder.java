package oriel.launcher.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where a program keeps what it has made itself: systemd's folder for a service, else XDG's or Windows's for a user. */
public final class StateFolder {

    private static final String NAME = "oriel";

    private StateFolder() {}

    /** The folder by the environment's variables; it need not be there. */
    public static Path of(Map<String, String> variables) {
        return given(variables, "STATE_DIRECTORY")
                .map(folders -> Path.of(folders.split(":")[0]))
                .or(() -> given(variables, "XDG_STATE_HOME").map(folder -> Path.of(folder, NAME)))
                .or(() -> given(variables, "LOCALAPPDATA").map(folder -> Path.of(folder, NAME)))
                .orElseGet(() -> Path.of(
                        given(variables, "HOME").orElseGet(() -> System.getProperty("user.home")),
                        ".local",
                        "state",
                        NAME));
    }

    private static Optional<String> given(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }
}
