package oriel.launcher.config;

import oriel.launcher.config.ValueType.Flag;

/** Settings that are known and checked but do nothing yet. */
final class LaterKeys {

    static final KeySection SECTION = new KeySection("Not in effect yet", Status.NO_EFFECT_YET);

    static final Key<Boolean> ENABLE_H264_ENCODING =
            SECTION.key("enable_h264_encoding", new Flag(), false, "Offers H.264.");

    private LaterKeys() {}
}
