/**
 * Watches over what the page consists of. A script or a style that does not arrive leaves a page that looks alive and
 * is not: then the page is loaded anew, and says so in the end. No module, so that it is there before any.
 */
{
  const PAUSES_MILLIS = [250, 1_000, 2_000];
  const LOST = "A part of the page did not arrive. Check the line to the server, then load the page again.";
  const tries = history.state?.loads ?? 0;
  let lost = false;

  const remember = (loads) => history.replaceState({ ...history.state, loads }, "");

  const say = () => {
    const message = document.getElementById("message");
    message.dataset.kind = "failure";
    message.textContent = LOST;
    message.hidden = false;
    delete message.dataset.text;
    import("./page/writing.js").then((texts) => texts.write("message", "page.lost")).catch(() => {});
  };

  const lose = (event) => {
    // A page that was opened as a file has no modules, and says that.
    if (lost || !event.target.matches?.("script, link") || location.protocol === "file:") {
      return;
    }
    lost = true;
    if (tries < PAUSES_MILLIS.length) {
      remember(tries + 1);
      setTimeout(() => location.reload(), PAUSES_MILLIS[tries]);
    } else if (document.readyState === "complete") {
      say();
    } else {
      addEventListener("load", say);
    }
  };

  // Such errors do not bubble.
  addEventListener("error", lose, true);
  addEventListener("load", () => {
    if (!lost || tries >= PAUSES_MILLIS.length) {
      remember(0);
    }
  });
}
