package oriel.security;

import oriel.transport.Connection;
import oriel.transport.ForwardingConnection;

/** The connection of somebody whose leaving is to be told: it ends with this. */
final class Visit extends ForwardingConnection {

    private final Runnable leave;

    /** @param leave run at each close */
    Visit(Connection connection, Runnable leave) {
        super(connection);
        this.leave = leave;
    }

    @Override
    public void close() {
        try {
            super.close();
        } finally {
            leave.run();
        }
    }
}
