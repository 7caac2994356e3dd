// Writes the bill of materials (CycloneDX 1.6) of what the page ships: the packages of package-lock.json that are no tools.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

const [lockFile, target] = process.argv.slice(2);
const lock = JSON.parse(await readFile(lockFile, "utf8"));

const components = Object.entries(lock.packages)
  .filter(([path, found]) => path !== "" && !found.dev)
  .map(([path, found]) => {
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    const purl = `pkg:npm/${name.replace("@", "%40")}@${found.version}`;
    const [algorithm, digest] = found.integrity.split("-");
    return {
      type: "library",
      "bom-ref": purl,
      name,
      version: found.version,
      hashes: [{ alg: algorithm.replace("sha", "SHA-"), content: Buffer.from(digest, "base64").toString("hex") }],
      licenses: [{ license: { id: found.license } }],
      purl,
    };
  });

const bill = {
  bomFormat: "CycloneDX",
  specVersion: "1.6",
  version: 1,
  metadata: { component: { type: "application", name: lock.name, version: lock.version } },
  components,
};
await mkdir(dirname(target), { recursive: true });
await writeFile(target, `${JSON.stringify(bill, null, 2)}\n`);
