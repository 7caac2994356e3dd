package oriel.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import oriel.rfb.ProtocolException;

/** The one ladder from a failure to the reason of an end. */
class SessionEndTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(
                        new RefusedException("the password is wrong"),
                        "it was refused: the password is wrong",
                        StrangerEnd.WRONG_PASSWORD),
                Arguments.of(
                        new ProtocolException("a message of type 9"),
                        "it breaks the rules: a message of type 9",
                        StrangerEnd.BROKE_THE_RULES),
                Arguments.of(
                        new LateTlsException(),
                        "TLS came too late: this connection had been greeted as a viewer's without it",
                        StrangerEnd.TLS_TOO_LATE),
                Arguments.of(new SocketTimeoutException("9 s"), "it was silent for too long", StrangerEnd.TOO_SLOW),
                Arguments.of(new EOFException("x"), "it left in the middle of a message", StrangerEnd.LEFT),
                Arguments.of(new IOException("reset"), "it is gone (reset)", StrangerEnd.LEFT),
                Arguments.of(new InterruptedException(), "it was ended", StrangerEnd.ENDED));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureOfTheReaderIsTheViewersAffair(Exception failure, String reason, StrangerEnd stranger) {
        assertEquals(
                new SessionEnd(reason, stranger, Optional.empty()),
                SessionEnd.ofReader(failure, StrangerEnd.WRONG_PASSWORD));
    }

    @Test
    void aRefusalIsWhatTheHandshakeSaysItWasAbout() {
        RefusedException refused = new RefusedException("the server is full");
        assertEquals(
                StrangerEnd.FULL, SessionEnd.ofReader(refused, StrangerEnd.FULL).stranger());
    }

    @Test
    void anythingElseIsAFaultOfTheServer() {
        for (Throwable fault : new Throwable[] {new IllegalStateException("x"), new OutOfMemoryError("y")}) {
            SessionEnd end = new SessionEnd("an error of the server", StrangerEnd.ENDED, Optional.of(fault));
            assertEquals(end, SessionEnd.ofReader(fault, StrangerEnd.REFUSED));
            assertEquals(end, SessionEnd.ofWriter(fault));
        }
    }

    @Test
    void aWriterThatGetsNothingAwayEndsTheSessionItself() {
        assertEquals(
                SessionEnd.byServer("it took nothing for too long"),
                SessionEnd.ofWriter(new SocketTimeoutException("9 s")));
        assertEquals(
                "it is gone (broken pipe)",
                SessionEnd.ofWriter(new IOException("broken pipe")).reason());
        assertEquals(StrangerEnd.ENDED, SessionEnd.byServer("it was sent away").stranger());
    }
}
