package oriel.transport;

import java.net.InetAddress;
import java.util.Optional;

/**
 * A request whose answer depends on who asks, and may be another one each time.
 *
 * @param path of the request, as {@link HttpPages#find} gets it
 * @param from where it comes from; empty where it was passed on by a program whose word does not count, so that nobody knows
 * @param accept what the header Accept says, of at most the length of a request's head
 * @param authorization what the header Authorization says, if it is there once. Not for logs
 */
public record HttpQuestion(
        String path, Optional<InetAddress> from, Optional<String> accept, Optional<String> authorization) {}
