package oriel.launcher.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.Mockito;
import oriel.capture.CaptureProvider;
import oriel.capture.Screen;
import oriel.capture.ScreenListener;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.Given;
import oriel.launcher.plugins.Kind;
import oriel.launcher.plugins.Plugin;
import oriel.plugin.Options;
import oriel.plugin.PluginException;

/** Which capture is tried, in which order. */
class CapturePlanTest {

    private record Fake(String name, int priority, Optional<String> reason, boolean takesDisplay)
            implements CaptureProvider {
        @Override
        public Optional<String> unavailableReason(Options options) {
            try {
                if (takesDisplay) {
                    options.text("display");
                }
                return reason;
            } catch (PluginException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public Screen open(Options options, ScreenListener listener) throws PluginException {
            throw new PluginException("a fake has no screen", "none");
        }
    }

    private static final Fake X11 = new Fake("x11", 100, Optional.empty(), true);
    private static final Fake AWT = new Fake("awt", 50, Optional.empty(), false);
    private static final Fake DEMO = new Fake("demo", -1, Optional.empty(), false);
    private static final Fake SHY = new Fake("shy", -1, Optional.empty(), false);

    @Test
    void takesThoseThatWorkByPriority() throws Exception {
        assertEquals(List.of("x11", "awt", "demo"), names(plan(Map.of(), DEMO, SHY, AWT, X11)));
    }

    @ParameterizedTest
    @MethodSource("linkageErrors")
    void leavesOutOneThatCannotBeLoaded(Error error, String reason) throws Exception {
        CaptureProvider unloadable = Mockito.mock(CaptureProvider.class);
        Mockito.when(unloadable.name()).thenReturn("acme");
        Mockito.when(unloadable.priority()).thenReturn(200);
        Mockito.when(unloadable.unavailableReason(Mockito.any())).thenThrow(error);
        CapturePlan plan = plan(Map.of(), unloadable, DEMO);
        assertEquals(List.of("demo"), names(plan));
        assertEquals(List.of("acme: it failed: " + reason), plan.obstacles());
        StartException refused =
                assertThrows(StartException.class, () -> plan(Map.of("ORIEL_CAPTURE", "acme"), unloadable, DEMO));
        assertEquals("the capture acme cannot be used here: it failed: " + reason, refused.getMessage());
    }

    static Stream<Arguments> linkageErrors() {
        return Stream.of(
                Arguments.of(new NoClassDefFoundError("acme/Missing"), "NoClassDefFoundError: acme/Missing"),
                Arguments.of(
                        new ExceptionInInitializerError(new IllegalStateException("no cable")),
                        "IllegalStateException: no cable"),
                Arguments.of(
                        new UnsatisfiedLinkError("libacme.so: failed to map segment"),
                        "UnsatisfiedLinkError: libacme.so: failed to map segment"),
                Arguments.of(
                        new NoClassDefFoundError("Could not initialize class com.sun.jna.Native"),
                        "JNA cannot be loaded: it needs a folder that it may write and from which programs may be run,"
                                + " such as that of JAVA_OPTS=-Djna.tmpdir=FOLDER"));
    }

    @Test
    void remembersWhyOthersDoNotWork() throws Exception {
        Fake dark = new Fake("x11", 100, Optional.of("DISPLAY is not set"), true);
        CapturePlan plan = plan(Map.of(), dark, DEMO);
        assertEquals(List.of("demo"), names(plan));
        assertEquals(List.of("x11: DISPLAY is not set"), plan.obstacles());
    }

    @Test
    void aNamedOneIsTheOnlyOne() throws Exception {
        assertEquals(List.of("shy"), names(plan(Map.of("ORIEL_CAPTURE", "shy"), X11, SHY)));
    }

    @Test
    void aGivenDisplayLeavesOutThoseThatWouldShowAnotherOne() throws Exception {
        assertEquals(List.of("x11"), names(plan(Map.of("ORIEL_DISPLAY", ":7"), X11, AWT, DEMO)));
    }

    @Test
    void aGivenDisplayThatCannotBeShownIsAnError() {
        Fake dark = new Fake("x11", 100, Optional.of("no X server answers at :7"), true);
        StartException e =
                assertThrows(StartException.class, () -> plan(Map.of("ORIEL_DISPLAY", ":7"), dark, AWT, DEMO));
        assertEquals(ExitCode.UNAVAILABLE, e.code());
        assertEquals("the display :7 cannot be shown (x11: no X server answers at :7)", e.getMessage());
    }

    @Test
    void anUnknownNameIsAnErrorThatListsTheKnown() {
        StartException e = assertThrows(StartException.class, () -> plan(Map.of("ORIEL_CAPTURE", "x12"), X11, DEMO));
        assertEquals("there is no capture plugin x12", e.getMessage());
        assertEquals("one of demo, x11", e.remedy());
    }

    private static CapturePlan plan(Map<String, String> environment, CaptureProvider... fakes) throws Exception {
        List<Plugin<CaptureProvider>> all = List.of(fakes).stream()
                .map(fake -> new Plugin<CaptureProvider>(Kind.CAPTURE, fake, fake.name(), "test", "here"))
                .toList();
        return CapturePlan.of(Given.environment(environment), all);
    }

    private static List<String> names(CapturePlan plan) {
        return plan.candidates().stream().<String>map(Plugin::name).toList();
    }
}
