package oriel.server.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import oriel.rfb.PixelFormat;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.SecurityTypes;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.security.Admission;
import oriel.security.Refusal;
import oriel.security.Right;
import oriel.security.SecurityOutcome;
import oriel.security.SecurityTraits;
import oriel.security.SecurityType;
import oriel.transport.Connection;

/**
 * The server's side from ProtocolVersion to ServerInit: RFC 6143 sections 7.1 to 7.3, and appendix A for 3.3 and 3.7.
 * Used by the session's reader thread.
 */
final class Handshake {

    private static final int OK = 0;
    private static final int FAILED = 1;

    /**
     * So long after the viewer's last word it is refused, whatever the reason, so that the time tells nothing; and whoever
     * waits with that word does not shorten it.
     */
    private static final long REFUSAL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final List<SecurityType> types;
    private final Gate gate;
    private final Pause pause;

    /**
     * Decides about viewers on other grounds than their passwords.
     */
    interface Gate {

        /** Why nobody can come in now, before a security type is chosen; empty if one may try. */
        Optional<String> closedBecause();

        /** Hears what is spoken over after the security type: whoever ends the session closes that. */
        void goesOnWith(Connection outermost);

        /** Takes a place for somebody who has proved who they are; empty if one was free, else why not. */
        Optional<String> enter();

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
     * @param shared the flag of ClientInit
     */
    record Arrival(Admission admission, SecurityType type, boolean shared) {}

    Handshake(List<SecurityType> types, Gate gate, Pause pause) {
        this.types = types;
        this.gate = gate;
        this.pause = pause;
    }

    /**
     * Speaks up to and with ClientInit.
     *
     * @param limit one deadline for all of it
     * @throws RefusedException if the viewer was told why it may not come in
     * @throws ProtocolException if it broke the rules
     */
    Arrival greet(Connection connection, Duration limit) throws IOException, InterruptedException {
        connection.readLimit(limit);
        connection.write(ByteBuffer.wrap(Version.GREETING));
        WireReader in = new WireReader(connection);
        Version version = version(connection, in);
        Optional<String> closed = gate.closedBecause();
        if (closed.isPresent()) {
            throw refuseBeforeSecurity(connection, version, closed.get());
        }
        SecurityType type = choose(connection, version, in);
        SecurityOutcome outcome = type.authenticate(connection);
        gate.goesOnWith(outcome.connection());
        Admission admission = admit(outcome, version, type);
        boolean silent = version == Version.APPLE && type.code() == SecurityTypes.NONE;
        boolean shared = silent || new WireReader(admission.connection()).u8() != 0;
        admission.connection().readLimit(Duration.ZERO);
        return new Arrival(admission, type, shared);
    }

    private static Version version(Connection connection, WireReader in) throws IOException {
        try {
            return Version.of(in.bytes(Version.WIRE_BYTES));
        } catch (UnsupportedVersionException e) {
            throw refuseBeforeSecurity(connection, Version.V3_8, e.getMessage());
        }
    }

    private static RefusedException refuseBeforeSecurity(Connection connection, Version version, String reason)
            throws IOException {
        WireBuffer out = new WireBuffer(64);
        if (version == Version.V3_3) {
            out.s32(SecurityTypes.INVALID);
        } else {
            out.u8(0);
        }
        connection.write(reason(reason, out).view());
        return new RefusedException(reason);
    }

    private static WireBuffer reason(String reason, WireBuffer out) {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        return out.s32(text.length).put(text);
    }

    private SecurityType choose(Connection connection, Version version, WireReader in)
            throws IOException, InterruptedException {
        if (version == Version.V3_3) {
            return chooseFor33(connection);
        }
        WireBuffer offer = new WireBuffer(16).u8(types.size());
        types.forEach(type -> offer.u8(type.code()));
        connection.write(offer.view());
        int chosen = in.u8();
        for (SecurityType type : types) {
            if (type.code() == chosen) {
                return type;
            }
        }
        String reason = "security type " + chosen + " was not offered";
        refuse(connection, version, reason);
        throw new ProtocolException(reason);
    }

    private SecurityType chooseFor33(Connection connection) throws IOException {
        Optional<SecurityType> type =
                types.stream().filter(each -> each.traits().version33()).findFirst();
        if (type.isEmpty()) {
            throw refuseBeforeSecurity(
                    connection, Version.V3_3, "this server needs a viewer of protocol version 3.7 or later");
        }
        connection.write(new WireBuffer(4).s32(type.get().code()).view());
        return type.get();
    }

    /** Sends SecurityResult where it is expected, on the connection that the security type goes on with. */
    private Admission admit(SecurityOutcome outcome, Version version, SecurityType type)
            throws IOException, InterruptedException {
        boolean resultExpected = type.code() != SecurityTypes.NONE || version == Version.V3_8;
        Optional<String> refusal = refusal(outcome, type.traits());
        if (refusal.isPresent()) {
            if (resultExpected) {
                refuse(outcome.connection(), version, refusal.get());
            }
            throw new RefusedException(refusal.get());
        }
        if (resultExpected) {
            outcome.connection().write(new WireBuffer(4).s32(OK).view());
        }
        return (Admission) outcome;
    }

    /** Why somebody does not come in, whatever the security type says; empty for an {@link Admission} that has its place. */
    private Optional<String> refusal(SecurityOutcome outcome, SecurityTraits traits) {
        Optional<Set<Right>> rights =
                outcome instanceof Admission admission ? Optional.of(admission.rights()) : Optional.empty();
        Optional<String> paused = traits.authenticates() ? gate.tried(rights) : Optional.empty();
        if (paused.isPresent()) {
            return paused;
        }
        if (outcome instanceof Refusal refused) {
            return Optional.of(refused.reason());
        }
        if (rights.filter(some -> some.contains(Right.LOOK)).isEmpty()) {
            return Optional.of("this account may not look at the screen");
        }
        return gate.enter();
    }

    private void refuse(Connection connection, Version version, String reason)
            throws IOException, InterruptedException {
        pause.sleep(REFUSAL_NANOS);
        WireBuffer out = new WireBuffer(64).s32(FAILED);
        if (version.tellsReasons()) {
            reason(reason, out);
        }
        connection.write(out.view());
    }

    /** Sends ServerInit, RFC 6143 section 7.3.2, and what the security type of the viewer adds to it. */
    static void serverInit(Arrival arrival, Rect bounds, String name) throws IOException {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        WireBuffer out = new WireBuffer(64).u16(bounds.width()).u16(bounds.height());
        PixelFormat.NATIVE.write(out);
        arrival.type().extendServerInit(out.s32(text.length).put(text));
        arrival.admission().connection().write(out.view());
    }
}
