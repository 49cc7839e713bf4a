// Builds webapp/static/dist: scripts and styles under names that hold a hash, and manifest.json.
import { build } from "esbuild";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

const here = fileURLToPath(new URL(".", import.meta.url));
const dist = fileURLToPath(new URL("../static/dist/", import.meta.url));

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
const result = await build({
  absWorkingDir: here,
  entryPoints: {
    ...{ app: "app.ts", styles: "styles/app.css" },
    ...Object.fromEntries(["analytics", "portfolio", "prose", "social", "settings"].map((page) => [page, `styles/${page}.css`])),
  },
  outdir: dist,
  bundle: true,
  minify: true,
  splitting: true,
  format: "esm",
  target: ["es2022", "chrome100", "safari16"],
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
});

// A chunk of nothing is left where esbuild's own helpers were not needed; every page would fetch it.
for (const [path, { bytes }] of Object.entries(result.metafile.outputs)) {
  if (bytes > 1) continue;
  const name = basename(path);
  await rm(dist + name);
  delete result.metafile.outputs[path];
  for (const other of Object.keys(result.metafile.outputs).map((each) => basename(each))) {
    const text = await readFile(dist + other, "utf8");
    await writeFile(dist + other, text.replace(`import"./${name}";`, ""));
  }
}

// "app.js" -> "app-3F2A.js"; chunks keep their own name, so that the server knows all of them.
const manifest = {};
for (const [path, output] of Object.entries(result.metafile.outputs)) {
  const name = basename(path);
  const plain = name.replace(/-[A-Z0-9]{8}(\.\w+)$/, "$1");
  const key = plain === "styles.css" ? "app.css" : output.entryPoint ? plain : name;
  manifest[key] = name;
}
for (const name of Object.values(manifest)) {
  await writeFile(`${dist}${name}.br`, brotliCompressSync(await readFile(`${dist}${name}`)));
}
await writeFile(`${dist}manifest.json`, `${JSON.stringify(manifest, null, 2)}\n`);
for (const [key, name] of Object.entries(manifest)) console.log(key.padEnd(24), name);
