import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { test } from "node:test";
import { choose, LANGUAGES, phrase, say } from "../src/client/language.js";
import { keysName, nameOfKey } from "../src/client/keynames.js";
import { size } from "../src/client/words.js";
import en from "../src/text/en.js";

const ROOT = new URL("../src/", import.meta.url);
const read = (name) => readFileSync(new URL(name, ROOT), "utf8");
const files = readdirSync(ROOT, { recursive: true }).filter((name) => statSync(new URL(name, ROOT)).isFile());
const sources = files.filter((name) => /\.(?:html|js)$/.test(name) && !name.startsWith("text/"));
const languages = Object.keys(LANGUAGES);
const texts = Object.fromEntries(
  await Promise.all(languages.map(async (tag) => [tag, (await import(`../src/text/${tag}.js`)).default])),
);

const forms = (text) => (typeof text === "string" ? [text] : Object.values(text));
const words = (text) => [...new Set(forms(text).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();

test("has a file for each language, and the worker keeps them all", () => {
  const found = files.filter((name) => name.startsWith("text/")).map((name) => name.slice(5, -3));
  assert.deepEqual(found.sort(), languages.toSorted());
  assert.deepEqual(JSON.parse(/LANGUAGES = (\[.*\])/.exec(read("worker.js"))[1]), languages.toSorted());
});

test("has the same texts in each language, with the same words to fill in", () => {
  for (const tag of languages) {
    assert.deepEqual(Object.keys(texts[tag]).sort(), Object.keys(en).sort(), tag);
    for (const [key, text] of Object.entries(texts[tag])) {
      assert.deepEqual(words(text), words(en[key]), `${key} in ${tag}`);
      assert.equal(typeof text, typeof en[key], `${key} in ${tag}`);
      for (const form of forms(text)) {
        assert.ok(form.trim() === form && form !== "", `${key} in ${tag}`);
        assert.equal(form.split("`").length, forms(en[key])[0].split("`").length, `${key} in ${tag}`);
      }
    }
  }
});

test("has the forms of the plural that the language has", () => {
  for (const tag of languages) {
    const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
    for (const [key, text] of Object.entries(texts[tag]).filter(([, each]) => typeof each !== "string")) {
      assert.deepEqual(Object.keys(text).sort(), pluralCategories.toSorted(), `${key} in ${tag}`);
    }
  }
});

test("says nothing in two languages alike that is a sentence", () => {
  for (const tag of languages.filter((each) => each !== "en")) {
    const same = Object.keys(en).filter((key) => / .* /.test(en[key]) && texts[tag][key] === en[key]);
    assert.deepEqual(same.filter((key) => !key.startsWith("unit.")), [], tag);
  }
});

test("uses each text, and no other", () => {
  const named = new Set(
    sources.flatMap((name) => [...read(name).matchAll(/"([a-z]+\.[a-zA-Z]+)"/g)].map((match) => match[1])),
  );
  const used = [...named].filter((name) => !/\.(?:js|html|css|svg|png|json|webmanifest)$/.test(name));
  assert.deepEqual(used.sort(), Object.keys(en).sort());
});

test("leaves no words in the pages but those that are seen without any script", () => {
  for (const page of sources.filter((name) => name.endsWith(".html"))) {
    const body = read(page).replace(/^[^]*<body/, "<body");
    const shown = [...body.matchAll(/>([^<]*[\p{L}][^<]*)</gu)].map((match) => match[1].trim());
    assert.deepEqual(shown.filter((text) => !["Oriel", en["page.loading"]].includes(text)), [], page);
    assert.doesNotMatch(body, /\s(?:aria-label|title|placeholder)="[^"]*\p{L}/u, page);
  }
  assert.ok(read("load.js").includes(`"${en["page.lost"]}"`));
});

test("leaves no words in the modules", () => {
  for (const module of sources.filter((name) => name.endsWith(".js") && name !== "load.js")) {
    const code = read(module).replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, "");
    const strings = [...code.matchAll(/"([^"\n]*)"|`([^`]*)`/g)].map((match) => match[1] ?? match[2]);
    const sentences = strings.filter((text) => /^[A-Z][a-z]+(?: [a-z]+)+[ .…]?/.test(text));
    assert.deepEqual(sentences, [], module);
  }
});

test("speaks the first language that it knows", () => {
  assert.equal(choose(["de-AT", "en"]), "de");
  assert.equal(choose(["", "nl", "ZH-TW", "fr"]), "zh");
  assert.equal(choose(["constructor", "nl"]), "en");
  assert.equal(choose([]), "en");
});

test("fills in words and numbers as the language writes them", () => {
  assert.equal(say("entrance.connectTo", { server: "desk:1" }), "Connect to desk:1");
  assert.equal(phrase("{count} of {other}", { count: 1234 }, "de"), "1.234 of {other}");
  assert.equal(phrase(texts.ru["here.others"], { count: 3 }, "ru"), "Здесь ещё 3 человека.");
  assert.equal(phrase(texts.ru["here.others"], { count: 25 }, "ru"), "Здесь ещё 25 человек.");
  assert.equal(phrase(texts.zh["here.others"], { count: 3 }, "zh"), "另有 3 人在这里。");
  assert.equal(size(1), "1 byte");
});

test("calls keys by what is written on them", () => {
  assert.equal(keysName("Ctrl Alt PageUp F4 W"), "Ctrl Alt Page up F4 W");
  assert.equal(keysName("constructor"), "constructor");
  assert.equal(nameOfKey("page up"), "PageUp");
  assert.equal(nameOfKey("w"), undefined);
});
