/** How credentials go to a server. */

/**
 * What the user typed, as the server takes it: it wants the code of a second factor right behind the password.
 *
 * @param {{password?: string}} credentials as they were typed
 * @param {string | undefined} code of a second factor, if there is one
 */
export function withCode(credentials, code) {
  return code ? { ...credentials, password: `${credentials.password}${code}` } : credentials;
}

/** Without a name the server asks for one, if it wants one. */
export function named({ username, ...secrets }) {
  return username ? { username, ...secrets } : secrets;
}

/** What the next connection may be given: a code counts once, so that one has to ask. */
export function lasting({ code, ...credentials }) {
  return code ? { ...credentials, password: undefined } : credentials;
}

/** WebSocket protocols by which the server is asked to admit whoever has a token; it answers with the first. */
export function protocols(token) {
  return token ? ["binary", `oriel.token.${token}`] : [];
}

/**
 * Keeps name and password from going as they are, as noVNC would send them to whatever server a link may have named.
 *
 * @param {RFB} rfb a connection over a line that is not encrypted
 * @param {() => void} refuse ends it
 */
export function neverInTheClear(rfb, refuse) {
  for (const negotiation of ["_negotiatePlainAuth", "_negotiateTightUnixAuth"]) {
    rfb[negotiation] = () => {
      refuse();
      return false;
    };
  }
}
