package oriel.transport;

import java.util.Optional;

/** What a browser may read by GET. Asked from any thread; must not block for long. */
@FunctionalInterface
public interface HttpPages {

    /** No page at all. */
    HttpPages NONE = path -> Optional.empty();

    /**
     * Finds a page.
     *
     * @param path the path of a request, percent-decoded once, beginning with a slash, without query and fragment;
     *     nothing else about it has been checked
     */
    Optional<HttpPage> find(String path);

    /**
     * Answers what is no page, but made anew for each who asks; asked before {@link #find}.
     *
     * @return empty if it is a page, or nothing
     */
    default Optional<HttpAnswer> answer(HttpQuestion question) {
        return Optional.empty();
    }
}
