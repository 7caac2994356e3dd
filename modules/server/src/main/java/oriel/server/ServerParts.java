package oriel.server;

import java.util.List;
import oriel.capture.CaptureProvider;
import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.plugin.Configured;
import oriel.security.SecurityOffer;
import oriel.security.SecurityType;
import oriel.transport.Transport;

/**
 * What a server is made of.
 *
 * @param capture where pixels come from
 * @param encoders at least one for Raw, which every viewer takes
 * @param tools what encoders may use besides their own code
 * @param security how viewers may log in
 * @param transports how viewers come; the server starts and closes them
 */
public record ServerParts(
        Configured<CaptureProvider> capture,
        List<Configured<EncoderProvider>> encoders,
        EncoderTools tools,
        SecurityOffer security,
        List<Transport> transports) {

    /** Parts whose viewers are all offered the same security types, the first first; at least one. */
    public ServerParts(
            Configured<CaptureProvider> capture,
            List<Configured<EncoderProvider>> encoders,
            EncoderTools tools,
            List<SecurityType> securityTypes,
            List<Transport> transports) {
        this(capture, encoders, tools, toAll(List.copyOf(securityTypes)), transports);
    }

    /** Parts with the tools that Java itself has. */
    public ServerParts(
            Configured<CaptureProvider> capture,
            List<Configured<EncoderProvider>> encoders,
            List<SecurityType> securityTypes,
            List<Transport> transports) {
        this(capture, encoders, EncoderTools.BASIC, securityTypes, transports);
    }

    /** Copies the lists and checks that the indispensable is there. */
    public ServerParts {
        encoders = List.copyOf(encoders);
        transports = List.copyOf(transports);
        if (encoders.stream().noneMatch(encoder -> encoder.provider().encoding() == 0)) {
            throw new IllegalArgumentException("no encoder for Raw");
        }
    }

    private static SecurityOffer toAll(List<SecurityType> types) {
        if (types.isEmpty()) {
            throw new IllegalArgumentException("no security type");
        }
        return peer -> types;
    }
}
