// Puts packed copies (NAME.gz and NAME.br) beside each text of a folder that is worth it, for browsers that take them.
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [folder] = process.argv.slice(2);
const TEXT = /\.(?:css|html|js|svg|webmanifest)$/;
const LEAST_BYTES = 512;

function brotli(content) {
  const params = {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  return brotliCompressSync(content, { params });
}

for (const name of await readdir(folder, { recursive: true })) {
  const file = join(folder, name);
  if (TEXT.test(name) && (await stat(file)).size >= LEAST_BYTES) {
    const content = await readFile(file);
    await writeFile(`${file}.gz`, gzipSync(content, { level: constants.Z_BEST_COMPRESSION }));
    await writeFile(`${file}.br`, brotli(content));
  }
}
