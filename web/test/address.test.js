import assert from "node:assert/strict";
import { test } from "node:test";
import { forget, parameters, parse, socketAddress, suggestion, takeToken } from "../src/client/address.js";

test("reads parameters of the fragment before those of the query", () => {
  const asked = parameters(new URL("http://h/?host=query&port=1&view_only=0#host=fragment&autoconnect=1&password=p%23q"));
  assert.deepEqual(asked, {
    host: "fragment",
    port: "1",
    path: null,
    password: "p#q",
    autoconnect: true,
    reconnect: null,
    viewOnly: false,
    monitor: null,
    resize: null,
    quality: null,
    compression: null,
  });
});

test("takes a plus sign in a password for one", () => {
  assert.equal(parameters(new URL("http://h/#password=a+b%20c&host=x")).password, "a+b c");
  assert.equal(parameters(new URL("http://h/?password=a+b")).password, "a+b");
});

test("takes a secret out of the address and leaves the rest as it is", () => {
  const places = [];
  const history = { state: 7, replaceState: (state, title, place) => places.push(`${state} ${place}`) };
  forget(new URL("http://h/a/?path=x%2Fy&password=1#pass=a+b&password=secret&q="), history, "password");
  forget(new URL("http://h/#password=secret"), history, "password");
  assert.deepEqual(places, ["7 /a/?path=x%2Fy#pass=a+b&q=", "7 /"]);
});

test("takes a flag without a value for yes", () => {
  assert.equal(parameters(new URL("http://h/#autoconnect")).autoconnect, true);
  assert.equal(parameters(new URL("http://h/#autoconnect=TRUE")).autoconnect, true);
  assert.equal(parameters(new URL("http://h/#autoconnect=no")).autoconnect, false);
  assert.equal(parameters(new URL("http://h/")).autoconnect, false);
});

test("knows the parameters of noVNC", () => {
  const asked = parameters(new URL("http://h/?quality=3#reconnect=0&resize=scale&quality=9&compression=10&path=a/b"));
  assert.equal(asked.reconnect, false);
  assert.equal(asked.resize, "fit");
  assert.equal(asked.quality, 9);
  assert.equal(asked.compression, null);
  assert.equal(asked.path, "a/b");
  assert.equal(parameters(new URL("http://h/#resize=off")).resize, "actual");
  assert.equal(parameters(new URL("http://h/#resize=remote")).resize, "remote");
  assert.equal(parameters(new URL("http://h/#resize=huge")).resize, null);
});

test("accepts hosts in every spelling", () => {
  assert.deepEqual(parse(" desk.example ", "5901"), { host: "desk.example", port: 5901 });
  assert.deepEqual(parse("desk.example:5902", "5901"), { host: "desk.example", port: 5902 });
  assert.deepEqual(parse("http://desk.example:80/vnc.html", "1"), { host: "desk.example", port: 80 });
  assert.deepEqual(parse("fe80::1", "5900"), { host: "[fe80::1]", port: 5900 });
  assert.deepEqual(parse("[::1]:5903", "5900"), { host: "[::1]", port: 5903 });
});

test("takes numbers within their bounds", () => {
  for (const [text, monitor] of [["1", 1], ["255", 255], ["0", null], ["256", null], ["-1", null], ["2x", null]]) {
    assert.equal(parameters(new URL(`http://h/#monitor=${text}`)).monitor, monitor, text);
  }
  for (const [text, quality] of [["0", 0], ["9", 9], ["10", null], ["", null], ["1.5", null]]) {
    assert.equal(parameters(new URL(`http://h/#quality=${text}`)).quality, quality, text);
  }
});

test("says which field is wrong", () => {
  for (const host of ["", " ", "two words", "user@host", "a]b"]) {
    assert.equal(parse(host, "5900").field, "host", host);
  }
  for (const port of ["", "0", "65536", "5900.5", "vnc", "-1"]) {
    assert.equal(parse("localhost", port).field, "port", port);
  }
});

test("speaks to the socket as safely as the page was loaded", () => {
  const target = { host: "[::1]", port: 5900 };
  assert.equal(socketAddress(new URL("http://h/"), target, "websockify"), "ws://[::1]:5900/websockify");
  assert.equal(socketAddress(new URL("https://h/"), target, "/a/b"), "wss://[::1]:5900/a/b");
});

test("begins with the server of the page if that is Oriel", async (context) => {
  const server = context.mock.method(globalThis, "fetch", async () => Response.json({ server: "Oriel" }));
  assert.deepEqual(await suggestion(new URL("http://desk:5905/web/vnc_client.html")), {
    own: true,
    codes: false,
    host: "desk",
    port: 5905,
    path: "web/websockify",
  });
  assert.deepEqual(await suggestion(new URL("https://proxy.example/screen/")), {
    own: true,
    codes: false,
    host: "proxy.example",
    port: 443,
    path: "screen/websockify",
  });
  const asked = server.mock.calls.map((call) => String(call.arguments[0]));
  assert.deepEqual(asked, ["http://desk:5905/web/server.json", "https://proxy.example/screen/server.json"]);
});

test("hears of second factors from Oriel alone", async (context) => {
  const suggested = async (facts) => {
    context.mock.method(globalThis, "fetch", async () => Response.json(facts));
    return (await suggestion(new URL("http://desk:5905/"))).codes;
  };
  assert.equal(await suggested({ server: "Oriel", codes: true }), true);
  assert.equal(await suggested({ server: "Other", codes: true }), false);
});

test("begins with port 5900 if another web server holds the page", async (context) => {
  const other = { own: false, codes: false, host: "localhost", port: 5900, path: "websockify" };
  for (const answer of [new Response("no such file", { status: 404 }), new Response("<html>"), Response.json(null)]) {
    context.mock.method(globalThis, "fetch", async () => answer);
    assert.deepEqual(await suggestion(new URL("http://localhost:8000/web/vnc_client.html")), other);
  }
});

test("asks its server again where the line fails, and not for ever", async (context) => {
  context.mock.method(globalThis, "setTimeout", (act) => act());
  let failures = 2;
  const server = context.mock.method(globalThis, "fetch", async () => {
    if (failures-- > 0) {
      throw new TypeError("no network");
    }
    return Response.json({ server: "Oriel", codes: true });
  });
  assert.equal((await suggestion(new URL("http://desk:5905/"))).codes, true);
  failures = 100;
  const alone = await suggestion(new URL("http://desk:5905/"));
  assert.deepEqual([alone.own, alone.port, alone.codes], [true, 5905, false], "by the address alone");
  assert.equal(server.mock.callCount(), 6);
});

test("takes the token of a link out of the address and the history", () => {
  const shown = [];
  const history = { state: { a: 1 }, replaceState: (...all) => shown.push(all) };
  const link = new URL("https://desk/sub/index.html?quality=3#token=eyJ.a-b_c.d~&autoconnect=1");
  assert.equal(takeToken(link, history), "eyJ.a-b_c.d~");
  assert.equal(takeToken(new URL("https://desk/#token=abc"), history), "abc");
  assert.deepEqual(shown, [
    [{ a: 1 }, "", "/sub/index.html?quality=3#autoconnect=1"],
    [{ a: 1 }, "", "/"],
  ]);
});

test("takes no token of the query, which servers log, and none that cannot be one", () => {
  const shown = [];
  const history = { state: null, replaceState: (...all) => shown.push(all) };
  assert.equal(takeToken(new URL("https://desk/?token=abc#autoconnect=1"), history), "");
  assert.equal(shown.length, 0);
  for (const wrong of ["", "a b", "a,b", "a%0d", "x".repeat(4097)]) {
    assert.equal(takeToken(new URL(`https://desk/#token=${wrong}`), history), "", wrong);
  }
  assert.equal(shown.length, 5, "and it is gone from the address all the same");
});
