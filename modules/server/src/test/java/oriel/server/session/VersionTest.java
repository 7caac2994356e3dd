package oriel.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.rfb.message.ProtocolVersion;

/** What viewers mean by their version: RFC 6143 section 7.1.1 and appendix A. */
class VersionTest {

    @ParameterizedTest
    @CsvSource({"0, V3_3", "3, V3_3", "5, V3_3", "6, V3_3", "7, V3_7", "8, V3_8", "9, V3_8", "999, V3_8", "889, APPLE"})
    void minorVersionsThatNobodyDefinedCountAsTheNextLowerOne(int minor, Version version) {
        assertEquals(Optional.of(version), Version.of(new ProtocolVersion(3, minor)));
    }

    @ParameterizedTest
    @CsvSource({"2, 8", "4, 0", "0, 3"})
    void otherProtocolsAreNotSpoken(int major, int minor) {
        assertEquals(Optional.empty(), Version.of(new ProtocolVersion(major, minor)));
    }

    @Test
    void reasonsAreToldSinceThreeEight() {
        for (Version version : Version.values()) {
            assertEquals(version == Version.V3_8 || version == Version.APPLE, version.tellsReasons(), version.name());
        }
    }
}
