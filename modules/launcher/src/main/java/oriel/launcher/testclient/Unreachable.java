package oriel.launcher.testclient;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import oriel.client.LoginException;
import oriel.client.LoginProblem;
import oriel.client.UnknownServerException;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.StartException;
import oriel.rfb.ProtocolException;

/** Why a visit to a server has failed, as the operator is told. */
public final class Unreachable {

    private Unreachable() {}

    /** The exception to end a visit to this address with. */
    public static StartException because(ServerAddress address, IOException e) {
        if (e instanceof LoginException login) {
            return new StartException(
                    ExitCode.NO_PERMISSION,
                    address + " does not let this client in: " + e.getMessage(),
                    remedy(login.problem()));
        }
        if (e instanceof UnknownServerException unknown) {
            return new StartException(
                    ExitCode.NO_PERMISSION,
                    address + " encrypts, and is not known: " + unknown.getMessage()
                            + "; its certificate has the SHA-256 " + unknown.fingerprint(),
                    "--ca with the authority's file, or --fingerprint with this SHA-256 if oriel cert show prints it on the"
                            + " server");
        }
        if (e instanceof ProtocolException) {
            return new StartException(
                    ExitCode.PROTOCOL,
                    address + " breaks the rules of RFB: " + e.getMessage(),
                    "another port or server");
        }
        if (e instanceof UnknownHostException) {
            return new StartException(
                    ExitCode.UNAVAILABLE, "the host " + address.host() + " is not known", "its address");
        }
        if (e instanceof SocketTimeoutException) {
            return new StartException(
                    ExitCode.UNAVAILABLE, address + " does not answer in time", "again, or another port");
        }
        if (e instanceof EOFException) {
            return new StartException(
                    ExitCode.UNAVAILABLE,
                    address + " has closed the connection",
                    "the server's log, which may say why");
        }
        return new StartException(
                ExitCode.UNAVAILABLE,
                address + " cannot be reached: " + e.getMessage(),
                "the port that the server names; Oriel listens for other machines only with --host or a password");
    }

    private static String remedy(LoginProblem problem) {
        return switch (problem) {
            case REFUSED -> "--user and --password-file with the right ones, after the pause if one is named";
            case PASSWORD_WANTED -> "--password-file with the password in its first line";
            case NAME_WANTED -> "--user with a name that the server knows, and its password";
            case NO_NAMES -> "no --user, and --fingerprint or --ca to stay encrypted";
            case IN_THE_CLEAR ->
                "on an Oriel server tls auto, and vencrypt among security_types; or, where nobody else can hear, no --user,"
                        + " --ca and --fingerprint";
            case UNKNOWN_TYPE -> "another viewer, or in Oriel vnc or vencrypt among security_types";
        };
    }
}
