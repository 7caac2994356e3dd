package oriel.rfb.message;

import oriel.rfb.WireBuffer;

/** A message from a viewer to a server: RFC 6143 section 7.5, and extensions of it. Immutable. */
public sealed interface ClientMessage
        permits SetPixelFormat,
                SetEncodings,
                FramebufferUpdateRequest,
                KeyEvent,
                PointerEvent,
                ClientCutText,
                ClientExtendedCutText,
                EnableContinuousUpdates,
                ClientFence,
                ClientXvp,
                SetDesktopSize,
                QemuExtendedKeyEvent,
                QemuAudioRequest,
                CompanionMessage {

    /** Appends it, its type first. */
    void write(WireBuffer out);
}
