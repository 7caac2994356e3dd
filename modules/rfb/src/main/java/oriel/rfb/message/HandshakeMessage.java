package oriel.rfb.message;

import oriel.rfb.WireBuffer;

/** What both sides say from ProtocolVersion to ServerInit: RFC 6143 sections 7.1 to 7.3, and appendix A. Immutable. */
public sealed interface HandshakeMessage
        permits ProtocolVersion,
                SecurityTypeList,
                ChosenSecurityType,
                DecidedSecurityType,
                VncChallenge,
                VncResponse,
                SecurityResult,
                ClientInit,
                ServerInit {

    /** Appends it. */
    void write(WireBuffer out);
}
