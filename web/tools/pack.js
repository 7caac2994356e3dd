// Takes comments and indentation out of our scripts and styles in a folder, and puts packed copies (NAME.gz and NAME.br)
// beside each text of it that is worth it, for browsers that take them. What noVNC has is sent as it comes from there.
import { transform } from "esbuild";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [folder] = process.argv.slice(2);
const TEXT = /\.(?:css|html|js|svg|webmanifest)$/;
const OURS = /^(?!noVNC[/\\]).*\.(?:css|js)$/;
const LEAST_BYTES = 512;

/** Names stay, so that what a browser's own tools say can be found in the source. */
async function shrink(name) {
  const file = join(folder, name);
  const loader = extname(name).slice(1);
  const { code } = await transform(await readFile(file, "utf8"), { loader, minifyWhitespace: true, charset: "utf8" });
  await writeFile(file, code);
}

function brotli(content) {
  const params = {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  return brotliCompressSync(content, { params });
}

const names = (await readdir(folder, { recursive: true })).filter((name) => TEXT.test(name));
await Promise.all(names.filter((name) => OURS.test(name)).map(shrink));
for (const name of names) {
  const file = join(folder, name);
  if ((await stat(file)).size >= LEAST_BYTES) {
    const content = await readFile(file);
    await writeFile(`${file}.gz`, gzipSync(content, { level: constants.Z_BEST_COMPRESSION }));
    await writeFile(`${file}.br`, brotli(content));
  }
}
