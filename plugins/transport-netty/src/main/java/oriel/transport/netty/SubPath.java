package oriel.transport.netty;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Map;
import java.util.Optional;

/**
 * The path that a proxy puts before each address and leaves there. Addresses without it are the same ones, so that the server
 * is reached directly, too.
 *
 * @param prefix such as {@code /alice}; empty if there is none
 */
record SubPath(String prefix) {

    /** A path as it is without the prefix. */
    String inside(String path) {
        return path.startsWith(prefix + "/") ? path.substring(prefix.length()) : path;
    }

    /**
     * The way to the first page for somebody who left out the slash at the end: all that a page names is beside it, so its own
     * address must end with one.
     *
     * @param target of the request, with its query
     */
    Optional<HttpError> missingSlash(String target) {
        boolean meant = !prefix.isEmpty() && (target.equals(prefix) || target.startsWith(prefix + "?"));
        if (!meant) {
            return Optional.empty();
        }
        String address = prefix + "/" + target.substring(prefix.length());
        return Optional.of(new HttpError(
                HttpResponseStatus.PERMANENT_REDIRECT,
                "The address ends with a slash: " + LogSanitizer.printable(address),
                Map.of("Location", address)));
    }
}
