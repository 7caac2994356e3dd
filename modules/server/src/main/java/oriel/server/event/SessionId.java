package oriel.server.event;

/**
 * Which session, of all that a server has had since its start.
 *
 * @param number from 1 up
 */
public record SessionId(long number) {

    /** The number. */
    @Override
    public String toString() {
        return Long.toString(number);
    }
}
