package oriel.server.flight;

import jdk.jfr.FlightRecorder;

/**
 * Whether Java's Flight Recorder runs. The events here are only touched while it does: to load their classes alone takes it a
 * tenth of a second, which the first viewer would wait for. Thread-safe.
 */
public final class Flight {

    private Flight() {}

    /** True once somebody has begun to record in this Java; costs as much as reading a field. */
    public static boolean isRecorded() {
        return FlightRecorder.isInitialized();
    }
}
