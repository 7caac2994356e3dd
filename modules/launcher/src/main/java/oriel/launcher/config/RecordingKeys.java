package oriel.launcher.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import oriel.launcher.config.NumberTypes.Whole;
import oriel.launcher.config.TextTypes.Choice;
import oriel.launcher.config.TextTypes.FileName;
import oriel.launcher.config.ValueType.Flag;
import oriel.launcher.config.ValueType.Maybe;

/** Settings about recordings of the server's own screen. */
public final class RecordingKeys {

    /** {@link #RECORD}: when somebody orders it. */
    public static final String ON_ORDER = "on_order";

    /** {@link #RECORD}: while a viewer is there. */
    public static final String VIEWERS = "viewers";

    /** {@link #RECORD}: from the start to the end. */
    public static final String ALWAYS = "always";

    static final KeySection SECTION = new KeySection("Recordings");

    public static final Key<Optional<String>> RECORD_DIRECTORY = SECTION.key(
            "record_directory",
            new Maybe<>(new FileName()),
            Optional.empty(),
            "Folder that gets recordings of the screen, each of an hour at most; not set: the screen is not recorded.");
    public static final Key<String> RECORD = SECTION.key(
            "record",
            new Choice(List.of(ON_ORDER, VIEWERS, ALWAYS), Map.of()),
            ON_ORDER,
            "When the screen is recorded: when `oriel sessions record` says so, while a viewer is there, or always.");
    public static final Key<Integer> RECORD_QUALITY = SECTION.key(
            "record_quality",
            new Whole(0, 9),
            8,
            "Level of JPEG by which photographs and films come into recordings; what stands still is kept exactly.");
    public static final Key<Boolean> RECORD_INPUT = SECTION.key(
            "record_input",
            new Flag(),
            false,
            "Keys and the pointer of viewers go into recordings, too; keys tell passwords.");

    private RecordingKeys() {}
}
