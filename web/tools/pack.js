// Puts a packed copy (NAME.gz) beside each text of a folder that is worth it, for browsers that take gzip.
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync, constants } from "node:zlib";

const [folder] = process.argv.slice(2);
const TEXT = /\.(?:css|html|js|svg|webmanifest)$/;
const LEAST_BYTES = 512;

for (const name of await readdir(folder, { recursive: true })) {
  const file = join(folder, name);
  if (TEXT.test(name) && (await stat(file)).size >= LEAST_BYTES) {
    await writeFile(`${file}.gz`, gzipSync(await readFile(file), { level: constants.Z_BEST_COMPRESSION }));
  }
}
