package oriel.server;

/**
 * What the operator of a server decides.
 *
 * @param name the desktop's name in ServerInit
 * @param sessions who may come
 * @param updates how pixels are sent
 * @param policy what viewers may do
 */
public record ServerOptions(String name, SessionOptions sessions, UpdateOptions updates, ViewerPolicy policy) {

    /** Viewers may do what their rights allow. */
    public ServerOptions(String name, SessionOptions sessions, UpdateOptions updates) {
        this(name, sessions, updates, ViewerPolicy.DEFAULT);
    }

    /** The defaults under a name. */
    public static ServerOptions named(String name) {
        return new ServerOptions(name, SessionOptions.DEFAULT, UpdateOptions.DEFAULT);
    }
}
