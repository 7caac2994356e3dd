// Joins the bills of materials of libraries and page to one: bill.mjs LIBRARIES PAGE TARGET. What the page consists of stands below
// the component that is the page.
import { readFile, writeFile } from "node:fs/promises";

const [libraries, page, target] = process.argv.slice(2);
const read = async (file) => JSON.parse(await readFile(file, "utf8"));
const [all, web] = await Promise.all([read(libraries), read(page)]);
if (all.specVersion !== web.specVersion) {
  throw new Error(`the bills are of two versions, ${all.specVersion} and ${web.specVersion}`);
}
const name = web.metadata.component.name;
const owner = all.components.find((component) => component.name === name);
if (!owner) {
  throw new Error(`${libraries} has no component ${name}`);
}
const parts = web.components.map((component) => component["bom-ref"]);
all.components.push(...web.components);
all.dependencies.find(({ ref }) => ref === owner["bom-ref"]).dependsOn = parts;
all.dependencies.push(...parts.map((ref) => ({ ref, dependsOn: [] })));
await writeFile(target, `${JSON.stringify(all, null, 2)}\n`);
