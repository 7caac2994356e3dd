package oriel.rfb.message;

import oriel.rfb.WireBuffer;

/**
 * A message from a server to a viewer: RFC 6143 section 7.6, and extensions of it. Immutable. Of a FramebufferUpdate it is
 * the head; {@link PseudoRect}, {@link CopyRect} and what encoders write behind a {@link RectangleHeader} follow it.
 */
public sealed interface ServerMessage
        permits FramebufferUpdate,
                SetColourMapEntries,
                Bell,
                ServerCutText,
                ServerExtendedCutText,
                EndOfContinuousUpdates,
                ServerFence,
                ServerXvp,
                QemuAudio,
                CompanionMessage {

    /** Appends it, its type first. */
    void write(WireBuffer out);
}
