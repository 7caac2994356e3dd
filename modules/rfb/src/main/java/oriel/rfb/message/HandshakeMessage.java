package oriel.rfb.message;

import oriel.rfb.WireBuffer;

/** What both sides say from ProtocolVersion to ServerInit: RFC 6143 sections 7.1 to 7.3, appendix A, and rfbproto. Immutable. */
public sealed interface HandshakeMessage
        permits ProtocolVersion,
                SecurityTypeList,
                ChosenSecurityType,
                DecidedSecurityType,
                VncChallenge,
                VncResponse,
                RsaPublicKey,
                RsaAesRandom,
                RsaAesHash,
                RsaAesSubtype,
                RsaAesCredentials,
                AppleDhOffer,
                AppleDhAnswer,
                MsLogonOffer,
                MsLogonAnswer,
                VencryptVersion,
                VencryptSubtypeList,
                ChosenVencryptSubtype,
                VencryptGoAhead,
                PlainCredentials,
                TightCapabilityList,
                ChosenTightCapability,
                TightInteraction,
                SecurityResult,
                ClientInit,
                ServerInit {

    /** Appends it. */
    void write(WireBuffer out);
}
