/** A visit to a screen: from Connect to Disconnect, with as many connections as that takes. */

import { Connection } from "./connection.js";
import { lasting } from "./credentials.js";
import { say } from "./language.js";
import { Reconnect } from "./reconnect.js";

/**
 * Fires what its {@link Connection}s fire, but "unverified" only for a key that was not approved yet; and "connecting",
 * "waiting" with the seconds until the next attempt, "over" with an Ending.
 */
export class Visit extends EventTarget {
  #place;
  #target;
  #credentials;
  #persistent;
  #connection = null;
  #reconnect;
  #lastCanvas = null;
  #approved = null;
  #asked = false;
  #unfinished = "";
  #isOver = false;

  /**
   * @param {HTMLElement} place where the screen goes
   * @param {{host: string, port: number, path: string}} target the server
   * @param {{username?: string, password?: string, code?: string, token?: string}} credentials what is known of them
   * @param {boolean} persistent whether a lost connection is tried again
   */
  constructor(place, target, credentials, persistent) {
    super();
    this.#place = place;
    this.#target = target;
    this.#credentials = credentials;
    this.#persistent = persistent;
    this.#reconnect = new Reconnect(
      () => this.#connect(),
      (seconds) => seconds > 0 && this.#tell("waiting", seconds),
    );
  }

  /**
   * Begins.
   *
   * @throws {Error} if the browser does not open such an address
   */
  begin() {
    this.#connect();
  }

  /** The connection of now, if there is one; what it shows may be asked only after "connected". */
  get connection() {
    return this.#connection;
  }

  get target() {
    return this.#target;
  }

  /** The last picture of a connection that was lost, if there was one. */
  get lastCanvas() {
    return this.#lastCanvas;
  }

  /** What the user typed when asked. */
  logIn(credentials) {
    this.#credentials = lasting({ ...this.#credentials, ...credentials });
    this.#asked = true;
    this.#connection.logIn(credentials);
  }

  /** The server has the right key, now and each time. */
  approve(fingerprint) {
    this.#approved = fingerprint;
    this.#connection.approve();
  }

  /** Tries at once instead of waiting on. */
  now() {
    this.#reconnect.now();
  }

  /** The user has had enough. */
  end() {
    this.#reconnect.stop();
    this.#isOver = true;
    this.#connection?.end();
    this.#connection = null;
    this.#tell("over", { sentence: null, passing: false, wrongPassword: false });
  }

  #connect() {
    const connection = new Connection(this.#place, this.#target, this.#credentials);
    this.#credentials = lasting(this.#credentials);
    this.#asked = false;
    this.#connection = connection;
    this.#tell("connecting", null);
    for (const type of ["named", "asked", "clipboard", "line", "word"]) {
      connection.addEventListener(type, (event) => this.#tell(type, event.detail));
    }
    connection.addEventListener("unverified", (event) => this.#verify(connection, event));
    connection.addEventListener("connected", () => {
      this.#reconnect.stop();
      this.#lastCanvas = connection.canvas;
      this.#tell("connected", null);
      connection.rfb.typing.write(this.#unfinished);
      this.#unfinished = "";
    });
    connection.addEventListener("ended", (event) => this.#ended(event.detail));
  }

  #verify(connection, event) {
    if (event.detail === this.#approved) {
      event.preventDefault();
      connection.approve();
    } else if (!this.dispatchEvent(new CustomEvent("unverified", { detail: event.detail, cancelable: true }))) {
      event.preventDefault();
    }
  }

  #ended(ending) {
    if (this.#isOver) {
      return;
    }
    this.#unfinished += this.#connection?.rfb.unfinished ?? "";
    this.#connection = null;
    if (this.#persistent && this.#lastCanvas && ending.passing) {
      this.#tell("lost", ending);
      this.#reconnect.pause();
    } else {
      this.#isOver = true;
      const changed = ending.wrongPassword && this.#lastCanvas && !this.#asked;
      this.#tell("over", changed ? { ...ending, sentence: say("ending.changed") } : ending);
    }
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
