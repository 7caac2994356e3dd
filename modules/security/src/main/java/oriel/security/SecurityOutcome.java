package oriel.security;

import oriel.transport.Connection;

/** How a viewer fared with a security type. */
public sealed interface SecurityOutcome permits Admission, Refusal {

    /**
     * What to go on with, SecurityResult first: the connection that the type was given, or one that wraps it. Who called
     * the type owns it, and by closing it closes the wrapped one.
     */
    Connection connection();
}
