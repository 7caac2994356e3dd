package oriel.launcher.log;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import oriel.server.event.SessionId;

/** One JSON object a message, with the number of the session that it is about, or whose thread has written it. */
final class SessionJson extends JsonEncoder {

    /** The threads of a session. */
    private static final Pattern THREAD = Pattern.compile("oriel-(\\d{1,18})-\\w+");

    @Override
    public byte[] encode(ILoggingEvent event) {
        byte[] object = super.encode(event);
        return session(event).map(number -> with(number, object)).orElse(object);
    }

    /** Behind the brace that begins the object. */
    private static byte[] with(long session, byte[] object) {
        byte[] member = ("{\"session\":" + session + ",").getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(member, member.length + object.length - 1);
        System.arraycopy(object, 1, all, member.length, object.length - 1);
        return all;
    }

    private static Optional<Long> session(ILoggingEvent event) {
        Object[] arguments = event.getArgumentArray() == null ? new Object[0] : event.getArgumentArray();
        return Stream.of(arguments)
                .filter(SessionId.class::isInstance)
                .findFirst()
                .map(id -> ((SessionId) id).number())
                .or(() -> byThread(event.getThreadName()));
    }

    private static Optional<Long> byThread(String name) {
        Matcher session = THREAD.matcher(name);
        return session.matches() ? Optional.of(Long.parseLong(session.group(1))) : Optional.empty();
    }
}
