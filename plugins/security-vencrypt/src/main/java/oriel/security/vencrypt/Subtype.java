package oriel.security.vencrypt;

import oriel.rfb.SecurityTypes;
import oriel.rfb.VencryptSubtypes;

/** One way to log in by VeNCrypt. */
record Subtype(Cover cover, Proof proof) {

    /** Its number. */
    int code() {
        return switch (cover) {
            case LINE ->
                switch (proof) {
                    case NONE -> SecurityTypes.NONE;
                    case VNC -> SecurityTypes.VNC_AUTHENTICATION;
                    case PLAIN -> VencryptSubtypes.PLAIN;
                };
            case X509 ->
                switch (proof) {
                    case NONE -> VencryptSubtypes.X509_NONE;
                    case VNC -> VencryptSubtypes.X509_VNC;
                    case PLAIN -> VencryptSubtypes.X509_PLAIN;
                };
            case ANONYMOUS ->
                switch (proof) {
                    case NONE -> VencryptSubtypes.TLS_NONE;
                    case VNC -> VencryptSubtypes.TLS_VNC;
                    case PLAIN -> VencryptSubtypes.TLS_PLAIN;
                };
        };
    }
}
