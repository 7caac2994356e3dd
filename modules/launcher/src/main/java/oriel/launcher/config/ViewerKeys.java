package oriel.launcher.config;

import java.util.List;
import java.util.Map;
import oriel.launcher.config.NumberTypes.Whole;
import oriel.launcher.config.TextTypes.Choice;
import oriel.launcher.config.ValueType.Flag;
import oriel.server.options.ClipboardPolicy;

/** The settings about what viewers may do with the desktop, a part of the table of {@link Keys}. */
public final class ViewerKeys {

    static final KeySection SECTION = new KeySection("What viewers may do");

    public static final Key<String> INPUT_CONTROL_POLICY = SECTION.key(
            "input_control_policy",
            new Choice(List.of("shared", "single-controller"), Map.of()),
            "shared",
            "Whether all viewers may use keys and pointer, or only the first that does, until it leaves.");
    public static final Key<Boolean> ALLOW_CLIENT_RESIZE = SECTION.key(
            "allow_client_resize",
            new Flag(),
            true,
            "Viewers with full access may change the size of the screen, where the capture plugin can.");
    public static final Key<Boolean> CLIPBOARD_ENABLED =
            SECTION.key("clipboard_enabled", new Flag(), true, "Clipboard text is passed on.");
    public static final Key<String> CLIPBOARD_DIRECTION = SECTION.key(
            "clipboard_direction",
            new Choice(List.of("both", "client-to-server", "server-to-client", "disabled"), Map.of()),
            "both",
            "Which way clipboard text is passed on.");
    public static final Key<Integer> CLIPBOARD_MAX_BYTES = SECTION.key(
            "clipboard_max_bytes",
            new Whole(1, ClipboardPolicy.MAX_BYTES),
            Unit.BYTES,
            16 << 20,
            "Longest clipboard text, in bytes of UTF-8; longer ones are left out. Viewers without Extended Clipboard get"
                    + " up to 1 MiB.");

    private ViewerKeys() {}
}
