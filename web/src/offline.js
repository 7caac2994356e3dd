/** What is shown where the server does not answer: why that may be, until it does. */

const PAUSE_MILLIS = 5_000;

function tell() {
  document.getElementById("line").textContent = navigator.onLine ? "" : "This device has no network at the moment.";
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

document.getElementById("server").textContent = location.host;
document.getElementById("again").addEventListener("click", () => location.reload());
window.addEventListener("online", lookAgain);
window.addEventListener("offline", tell);
setInterval(lookAgain, PAUSE_MILLIS);
tell();
