/** What is shown where the server does not answer: why that may be, until it does. */

import { say } from "./client/language.js";
import { write, writePage } from "./page/writing.js";

const PAUSE_MILLIS = 5_000;

function tell() {
  write("line", navigator.onLine ? "" : "offline.noNetwork");
}

/** The page that was wanted stands in the address. */
async function lookAgain() {
  try {
    await fetch(location.href, { method: "HEAD", cache: "no-store" });
    location.reload();
  } catch {
    tell();
  }
}

writePage();
write("server", "offline.title", { server: location.host });
document.title = say("offline.tab");
document.getElementById("again").addEventListener("click", () => location.reload());
window.addEventListener("online", lookAgain);
window.addEventListener("offline", tell);
setInterval(lookAgain, PAUSE_MILLIS);
tell();
