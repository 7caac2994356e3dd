package oriel.server.options;

/**
 * What the operator of a server decides.
 *
 * @param name the desktop's name in ServerInit
 * @param sessions who may come
 * @param updates how pixels are sent
 * @param policy what viewers may do
 */
public record ServerOptions(String name, SessionOptions sessions, UpdateOptions updates, ViewerPolicy policy) {

    /** The defaults under a name. */
    public static ServerOptions named(String name) {
        return new ServerOptions(name, SessionOptions.DEFAULT, UpdateOptions.DEFAULT, ViewerPolicy.DEFAULT);
    }

    /** The same with other rules on who may come. */
    public ServerOptions withSessions(SessionOptions options) {
        return new ServerOptions(name, options, updates, policy);
    }

    /** The same with pixels sent in another way. */
    public ServerOptions withUpdates(UpdateOptions options) {
        return new ServerOptions(name, sessions, options, policy);
    }

    /** The same with other rules on what viewers may do. */
    public ServerOptions withPolicy(ViewerPolicy rules) {
        return new ServerOptions(name, sessions, updates, rules);
    }
}
