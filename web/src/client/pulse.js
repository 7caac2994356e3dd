/**
 * Whether the other end still lives. A line that was cut says nothing, as a still screen does; so a server of which
 * nothing was heard is asked for one pixel, which every server has to send.
 */

const QUIET_MILLIS = 5000;
const BAD_MILLIS = 3000;
const LOST_MILLIS = 10_000;
const LOST_AFTER_SLEEP_MILLIS = 3000;
const STEP_MILLIS = 1000;

/** So much longer than a step means that the computer has slept, or the page was not looked at. */
const SLEPT_MILLIS = 5000;

export class Pulse {
  #ask;
  #tell;
  #heard;
  #looked;
  #asked = null;
  #patience = LOST_MILLIS;
  #answered = false;
  #bad = false;

  /**
   * @param {() => void} ask asks the server for a pixel
   * @param {(state: "good" | "bad" | "lost") => void} tell is told of each change; nothing follows "lost"
   * @param {number} now milliseconds of a clock that goes on while the computer sleeps
   */
  constructor(ask, tell, now) {
    this.#ask = ask;
    this.#tell = tell;
    this.#heard = now;
    this.#looked = now;
  }

  /** Something has arrived. */
  heard(now) {
    this.#heard = now;
    if (this.#asked !== null) {
      this.#asked = null;
      this.#answered = true;
      this.#patience = LOST_MILLIS;
    }
    if (this.#bad) {
      this.#bad = false;
      this.#tell("good");
    }
  }

  /** To be called every second while the page is looked at, and when it is looked at again. */
  look(now) {
    const slept = now - this.#looked > SLEPT_MILLIS;
    this.#looked = now;
    if (slept) {
      this.#patience = LOST_AFTER_SLEEP_MILLIS;
      this.#question(now);
    } else if (this.#asked === null && now - this.#heard >= QUIET_MILLIS) {
      this.#question(now);
    } else if (this.#asked !== null && this.#answered) {
      this.#judge(now - this.#asked);
    }
  }

  #question(now) {
    this.#asked = now;
    this.#ask();
  }

  /** A server that has never answered may be one that does not. */
  #judge(waited) {
    if (waited >= this.#patience) {
      this.#tell("lost");
    } else if (waited >= BAD_MILLIS && !this.#bad) {
      this.#bad = true;
      this.#tell("bad");
    }
  }
}

/**
 * Looks after a connection until the returned function is called.
 *
 * @param {WebSocket} socket of the connection
 * @param {() => void} ask asks the server for a pixel
 * @param {(state: "good" | "bad" | "lost") => void} tell is told of each change
 */
export function watch(socket, ask, tell) {
  const pulse = new Pulse(ask, tell, Date.now());
  const heard = () => pulse.heard(Date.now());
  const look = () => document.hidden || pulse.look(Date.now());
  const timer = setInterval(look, STEP_MILLIS);
  socket.addEventListener("message", heard);
  document.addEventListener("visibilitychange", look);
  return () => {
    clearInterval(timer);
    socket.removeEventListener("message", heard);
    document.removeEventListener("visibilitychange", look);
  };
}
