package oriel.server.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import oriel.rfb.Limits;

/** What an operator changes is changed, and everything else stays as it was. */
class WithersTest {

    private static final EncodingOptions ENCODING = EncodingOptions.DEFAULT
            .withThreads(EncodingOptions.DEFAULT.threads() + 1)
            .withDisabled(Set.of(5))
            .withLossy(false)
            .withRefreshAfter(Optional.empty())
            .withLanLevels(Map.of(16, 3))
            .withLanRules(Optional.of(LanRules.DEFAULT))
            .withUltraVnc(new EncodingOptions.UltraVnc(true, 1, Duration.ofSeconds(1)))
            .withWarmUp(true);

    private static final SessionOptions SESSIONS = SessionOptions.DEFAULT
            .withMaxViewers(1)
            .withMaxHandshakes(2)
            .withHandshakeTimeout(Duration.ofSeconds(3))
            .withMessageTimeout(Duration.ofSeconds(4))
            .withSharing(Sharing.VIEWER_DECIDES)
            .withViewOnly(true)
            .withLimits(new Limits(5, 6))
            .withLoginGuard(LoginGuardPolicy.OFF);

    private static final UpdateOptions UPDATES = UpdateOptions.DEFAULT
            .withRates(new FrameRates(1, 2, 3))
            .withForcedProfile(Optional.of(NetworkProfile.WAN))
            .withCoalesceRequests(false)
            .withDetectRegions(false)
            .withSendCursor(false)
            .withEncoding(ENCODING)
            .withScale(0.5);

    private static final ViewerPolicy POLICY = ViewerPolicy.DEFAULT
            .withInput(InputPolicy.SINGLE_CONTROLLER)
            .withClipboard(ClipboardPolicy.NOTHING)
            .withResize(false);

    /** Records of defaults, and others in which every component is another. */
    static Stream<List<Record>> options() {
        return Stream.of(
                List.of(EncodingOptions.DEFAULT, ENCODING),
                List.of(SessionOptions.DEFAULT, SESSIONS),
                List.of(UpdateOptions.DEFAULT, UPDATES),
                List.of(ViewerPolicy.DEFAULT, POLICY));
    }

    @ParameterizedTest
    @MethodSource("options")
    void changeOneThingEach(List<Record> pair) throws ReflectiveOperationException {
        Record defaults = pair.get(0);
        Record others = pair.get(1);
        RecordComponent[] components = defaults.getClass().getRecordComponents();
        for (RecordComponent changed : components) {
            Object value = changed.getAccessor().invoke(others);
            assertNotEquals(changed.getAccessor().invoke(defaults), value, changed.getName());
            Record made = (Record) wither(defaults, changed).invoke(defaults, value);
            for (RecordComponent each : components) {
                assertEquals(
                        each.getAccessor().invoke(each == changed ? others : defaults),
                        each.getAccessor().invoke(made),
                        () -> each.getName() + " after a change of " + changed.getName());
            }
        }
    }

    private static Method wither(Record options, RecordComponent component) {
        String name = "with" + component.getName().substring(0, 1).toUpperCase(Locale.ROOT)
                + component.getName().substring(1);
        return Arrays.stream(options.getClass().getMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aServerHasDefaultsUnderItsName() {
        ServerOptions options = ServerOptions.named("desk");
        assertEquals(
                new ServerOptions("desk", SessionOptions.DEFAULT, UpdateOptions.DEFAULT, ViewerPolicy.DEFAULT),
                options);
        assertEquals(
                new ServerOptions("desk", SESSIONS, UPDATES, POLICY),
                options.withSessions(SESSIONS).withUpdates(UPDATES).withPolicy(POLICY));
    }
}
