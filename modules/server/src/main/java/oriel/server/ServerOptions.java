package oriel.server;

/**
 * What the operator of a server decides.
 *
 * @param name the desktop's name in ServerInit
 * @param sessions who may come
 * @param updates how pixels are sent
 */
public record ServerOptions(String name, SessionOptions sessions, UpdateOptions updates) {

    /** The defaults under a name. */
    public static ServerOptions named(String name) {
        return new ServerOptions(name, SessionOptions.DEFAULT, UpdateOptions.DEFAULT);
    }
}
