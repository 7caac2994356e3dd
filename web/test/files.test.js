import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { test } from "node:test";

const ROOT = new URL("../src/", import.meta.url);
const files = readdirSync(ROOT, { recursive: true }).filter((name) => statSync(new URL(name, ROOT)).isFile());
const text = (name) => readFileSync(new URL(name, ROOT), "utf8");

test("pages hold no script or style of their own, as their policy demands, and name only what is there", () => {
  const pages = files.filter((name) => name.endsWith(".html"));
  assert.deepEqual(pages.sort(), ["embed.html", "index.html", "offline.html", "wall.html"]);
  for (const page of pages) {
    assert.doesNotMatch(text(page), /<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|<script[^>]*>[^<]/, page);
    const named = [...text(page).matchAll(/(?:src|<link[^>]*href)="([^"]+)"/g)].map((match) => match[1]);
    assert.ok(named.length >= 3, page);
    if (page !== "offline.html") {
      assert.match(text(page), /<script src="load.js"><\/script>[^]*<(?:link rel="stylesheet"|script type="module")/, page);
    }
    named.forEach((name) => assert.ok(files.includes(name), `${page} names ${name}`));
  }
});

test("modules import only what is there, and are short", () => {
  for (const module of files.filter((name) => name.endsWith(".js"))) {
    const lines = text(module).split("\n");
    assert.ok(lines.length <= 201 || module.startsWith("text/"), module);
    lines.forEach((line, i) => assert.ok(line.length <= 120, `${module}:${i + 1}`));
    const imported = [...text(module).matchAll(/^(?:import|\} from)[^"]*"([^"]+)";$/gm)].map((match) => match[1]);
    for (const each of imported.filter((name) => !name.includes("noVNC/"))) {
      const found = new URL(each, new URL(module, ROOT)).href;
      assert.ok(files.some((name) => new URL(name, ROOT).href === found), `${module} imports ${each}`);
    }
  }
});

test("noVNC is served as it comes from npm", () => {
  const came = new URL("../node_modules/@novnc/novnc/", import.meta.url);
  const served = new URL("../target/web/noVNC/", import.meta.url);
  const scripts = ["core", "vendor"].flatMap((folder) =>
    readdirSync(new URL(folder, came), { recursive: true })
      .filter((name) => name.endsWith(".js"))
      .map((name) => `${folder}/${name}`),
  );
  assert.ok(scripts.length > 50);
  for (const name of scripts) {
    assert.ok(readFileSync(new URL(name, served)).equals(readFileSync(new URL(name, came))), name);
  }
});
