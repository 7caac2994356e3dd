package oriel.launcher.config;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Decides on which address the server listens: never in public without authentication by accident. */
public final class ListenAddress {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String ALL = "0.0.0.0";

    private ListenAddress() {}

    /**
     * The address of a configuration.
     *
     * @param authenticated true if nobody comes in without proving who they are
     * @param unconfigured true if nobody has said how: then only a host that is named opens the way to other machines
     * @throws ConfigException if the address is public and everybody would come in, or if it does not exist
     */
    public static String of(Configuration configuration, boolean authenticated, boolean unconfigured)
            throws ConfigException {
        String host = configuration.value(Keys.HOST).orElse(authenticated && !unconfigured ? ALL : LOOPBACK);
        if (!authenticated && !configuration.value(Keys.INSECURE) && !isLoopback(host)) {
            throw new ConfigException(
                    "host " + Quoted.text(host) + " (" + configuration.where(Keys.HOST)
                            + ") lets everybody on the network in, because there is no authentication",
                    "set a password, or leave the host out to listen on this machine only, or add --insecure to allow it");
        }
        return host;
    }

    /** True if only this machine reaches an address. */
    public static boolean isLoopback(String host) throws ConfigException {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new ConfigException(
                    "host " + Quoted.text(host) + " is not known here",
                    "give an address of this machine, such as " + LOOPBACK);
        }
    }
}
