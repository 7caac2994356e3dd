package oriel.security;

/**
 * What a security type does, in its own words; nobody infers it from its name or number.
 *
 * @param encrypts true if nobody between can read or change what is said after it
 * @param authenticates true if it proves who the viewer is; if not, everybody comes in
 * @param version33 true if viewers of protocol 3.3 can use it: only None and VNC authentication
 */
public record SecurityTraits(boolean encrypts, boolean authenticates, boolean version33) {}
