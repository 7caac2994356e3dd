package oriel.server.session;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import oriel.rfb.PixelFormat;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.SecurityTypes;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.rfb.message.ChosenSecurityType;
import oriel.rfb.message.ClientInit;
import oriel.rfb.message.DecidedSecurityType;
import oriel.rfb.message.HandshakeMessage;
import oriel.rfb.message.ProtocolVersion;
import oriel.rfb.message.SecurityResult;
import oriel.rfb.message.SecurityTypeList;
import oriel.rfb.message.ServerInit;
import oriel.security.Account;
import oriel.security.Admission;
import oriel.security.Refusal;
import oriel.security.Right;
import oriel.security.SecurityOffer;
import oriel.security.SecurityOutcome;
import oriel.security.SecurityType;
import oriel.transport.Connection;

/**
 * The server's side from ProtocolVersion to ServerInit: RFC 6143 sections 7.1 to 7.3, and appendix A for 3.3 and 3.7.
 * Used by the session's reader thread.
 */
final class Handshake {

    /**
     * So long after the viewer's last word it is refused, whatever the reason, so that the time tells nothing; and whoever
     * waits with that word does not shorten it.
     */
    private static final long REFUSAL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** RFC 8446 section 5.1: the first bytes of a ClientHello's record. */
    private static final byte TLS_HANDSHAKE = 0x16;

    private static final byte TLS_MAJOR = 3;

    private final SecurityOffer offer;
    private final AdmissionPolicy policy;
    private final Pause pause;

    /**
     * Decides about viewers on other grounds than their passwords.
     */
    interface AdmissionPolicy {

        /** Why nobody can come in now, before a security type is chosen; empty if one may try. */
        Optional<String> closedBecause();

        /** Hears by what security type somebody wants to come in, before they prove anything. */
        default void chosen(SecurityType type) {}

        /** Hears what is spoken over after the security type: whoever ends the session closes that. */
        void goesOnWith(Connection outermost);

        /**
         * Takes a place for somebody who has proved who they are; empty if they have one, else why not. May take as long as
         * a person takes to decide.
         */
        Optional<String> enter(Account account, SecurityType type);

        /**
         * Hears that somebody proved, or failed to prove, who they are; not of those who need not.
         *
         * @param rights what they may do; empty if they failed
         * @return why that does not count, or empty
         */
        Optional<String> tried(Optional<Set<Right>> rights);
    }

    /** Waits for so many nanoseconds. */
    interface Pause {

        void sleep(long nanos) throws InterruptedException;
    }

    /**
     * Who came in, and how.
     *
     * @param admission connection and rights
     * @param type the security type
     * @param init what the viewer said last
     */
    record Negotiated(Admission admission, SecurityType type, ClientInit init) {}

    Handshake(SecurityOffer offer, AdmissionPolicy policy, Pause pause) {
        this.offer = offer;
        this.policy = policy;
        this.pause = pause;
    }

    /**
     * Speaks up to and with ClientInit.
     *
     * @param limit one deadline for all of it
     * @throws RefusedException if the viewer was told why it may not come in
     * @throws ProtocolException if it broke the rules
     */
    Negotiated negotiate(Connection connection, Duration limit) throws IOException, InterruptedException {
        connection.readLimit(limit);
        say(connection, ProtocolVersion.V3_8);
        WireReader in = new WireReader(connection);
        Version version = version(connection, in);
        Optional<String> closed = policy.closedBecause();
        if (closed.isPresent()) {
            throw refuseBeforeSecurity(connection, version, closed.get());
        }
        SecurityType type = choose(connection, version, in);
        policy.chosen(type);
        SecurityOutcome outcome = type.authenticate(connection);
        policy.goesOnWith(outcome.connection());
        Admission admission = admit(outcome, version, type);
        boolean silent = version == Version.APPLE && type.code() == SecurityTypes.NONE;
        ClientInit init = silent ? new ClientInit(true) : ClientInit.read(new WireReader(admission.connection()));
        admission.connection().readLimit(Duration.ZERO);
        return new Negotiated(admission, type, init);
    }

    private static void say(Connection connection, HandshakeMessage message) throws IOException {
        WireBuffer out = new WireBuffer(64);
        message.write(out);
        connection.write(out.view());
    }

    private static Version version(Connection connection, WireReader in) throws IOException {
        byte[] said = in.bytes(ProtocolVersion.WIRE_BYTES);
        if (said[0] == TLS_HANDSHAKE && said[1] == TLS_MAJOR) {
            throw new LateTlsException();
        }
        ProtocolVersion spoken =
                ProtocolVersion.ofViewer(said).orElseThrow(() -> new ProtocolException("the peer does not speak RFB"));
        Optional<Version> version = Version.of(spoken);
        if (version.isEmpty()) {
            String reason = "RFB " + spoken + " is not supported, only 3.3, 3.7 and 3.8";
            throw refuseBeforeSecurity(connection, Version.V3_8, reason);
        }
        return version.get();
    }

    private static RefusedException refuseBeforeSecurity(Connection connection, Version version, String reason)
            throws IOException {
        say(
                connection,
                version == Version.V3_3 ? DecidedSecurityType.refusal(reason) : SecurityTypeList.refusal(reason));
        return new RefusedException(reason);
    }

    private SecurityType choose(Connection connection, Version version, WireReader in)
            throws IOException, InterruptedException {
        List<SecurityType> types = offer.to(connection.peer());
        if (types.isEmpty()) {
            throw refuseBeforeSecurity(connection, version, "this server lets nobody in without encryption");
        }
        if (version == Version.V3_3) {
            return chooseFor33(connection, types);
        }
        say(
                connection,
                SecurityTypeList.of(types.stream().map(SecurityType::code).toList()));
        int chosen = ChosenSecurityType.read(in).type();
        for (SecurityType type : types) {
            if (type.code() == chosen) {
                return type;
            }
        }
        String reason = "security type " + chosen + " was not offered";
        refuse(connection, version, reason);
        throw new ProtocolException(reason);
    }

    private SecurityType chooseFor33(Connection connection, List<SecurityType> types) throws IOException {
        Optional<SecurityType> type =
                types.stream().filter(each -> each.traits().version33()).findFirst();
        if (type.isEmpty()) {
            throw refuseBeforeSecurity(
                    connection, Version.V3_3, "this server needs a viewer of protocol version 3.7 or later");
        }
        say(connection, DecidedSecurityType.of(type.get().code()));
        return type.get();
    }

    /** Sends SecurityResult where it is expected, on the connection that the security type goes on with. */
    private Admission admit(SecurityOutcome outcome, Version version, SecurityType type)
            throws IOException, InterruptedException {
        boolean resultExpected = type.code() != SecurityTypes.NONE || version == Version.V3_8;
        Optional<String> refusal = refusal(outcome, type);
        if (refusal.isPresent()) {
            if (resultExpected) {
                refuse(outcome.connection(), version, refusal.get());
            }
            throw new RefusedException(refusal.get());
        }
        if (resultExpected) {
            say(outcome.connection(), SecurityResult.ADMITTED);
        }
        return (Admission) outcome;
    }

    /** Why somebody does not come in, whatever the security type says; empty for an {@link Admission} that has its place. */
    private Optional<String> refusal(SecurityOutcome outcome, SecurityType type) {
        Optional<Set<Right>> rights =
                outcome instanceof Admission admission ? Optional.of(admission.rights()) : Optional.empty();
        Optional<String> paused = type.traits().authenticates() ? policy.tried(rights) : Optional.empty();
        if (paused.isPresent()) {
            return paused;
        }
        if (outcome instanceof Refusal refused) {
            return Optional.of(refused.reason());
        }
        if (rights.filter(some -> some.contains(Right.LOOK)).isEmpty()) {
            return Optional.of("this account may not look at the screen");
        }
        return policy.enter(((Admission) outcome).account(), type);
    }

    private void refuse(Connection connection, Version version, String reason)
            throws IOException, InterruptedException {
        pause.sleep(REFUSAL_NANOS);
        say(connection, SecurityResult.refusal(version.tellsReasons() ? Optional.of(reason) : Optional.empty()));
    }

    /**
     * Sends ServerInit, RFC 6143 section 7.3.2, and what the security type of the viewer adds to it.
     *
     * @param encodings whether the server speaks one
     */
    static void serverInit(Negotiated negotiated, Rect bounds, String name, IntPredicate encodings) throws IOException {
        WireBuffer out = new WireBuffer(64);
        new ServerInit(bounds.width(), bounds.height(), PixelFormat.NATIVE, name).write(out);
        negotiated.type().extendServerInit(out, encodings);
        negotiated.admission().connection().write(out.view());
    }
}
