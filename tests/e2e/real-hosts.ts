// Servers as operators have them, with the files of docs/hosts, on loopback; each started and ended here.

import { spawn, type ChildProcess } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { accessSync, constants } from "node:fs";
import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const project = join(import.meta.dirname, "..", "..");

/** A program of this name, where one is. */
export function program(name: string): string | undefined {
  const folders = [...(process.env["PATH"] ?? "").split(":"), "/usr/sbin", "/usr/local/sbin"];
  return folders
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((done) => server.close(() => done()));
  return port;
}

interface Made {
  command: string;
  args: string[];
  env?: Record<string, string>;
}

type Maker = (folder: string, port: number) => Promise<Made>;

const recipe = (name: string) => readFile(join(project, "docs", "hosts", name), "utf8");

const makers: Record<string, Maker> = {
  nginx: async (folder, port) => {
    const own = (await recipe("nginx.conf")).replaceAll("GAZETTE", join(folder, "news"));
    const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/temp;`).join(" ");
    const user = process.getuid?.() === 0 ? "user root;" : "";
    // nginx looks for its types beside its configuration.
    await cp("/etc/nginx/mime.types", join(folder, "mime.types"));
    const text = `${user} daemon off; pid ${folder}/pid; error_log stderr; events {}
      http { access_log off; ${paths} server { listen 127.0.0.1:${port};\n${own}\n} }`;
    await writeFile(join(folder, "nginx.conf"), text);
    return { command: "nginx", args: ["-p", folder, "-c", join(folder, "nginx.conf")] };
  },
  apache2: async (folder, port) => {
    const modules = ["mpm_event", "authz_core", "dir", "env", "mime", "headers", "rewrite", "filter", "deflate"].map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`);
    await cp(join(project, "docs", "hosts", "apache.conf"), join(folder, "news", ".htaccess"));
    const text = `${modules.join("\n")}
      ServerRoot ${folder}\nServerName 127.0.0.1\nListen 127.0.0.1:${port}\nPidFile ${folder}/pid\nErrorLog ${folder}/error.log
      ${process.getuid?.() === 0 ? "User www-data\nGroup www-data" : ""}
      TypesConfig /etc/mime.types\nDocumentRoot ${folder}
      <Directory ${folder}>\nAllowOverride All\nRequire all granted\n</Directory>`;
    await writeFile(join(folder, "apache.conf"), text);
    return { command: "apache2", args: ["-D", "FOREGROUND", "-f", join(folder, "apache.conf")] };
  },
  caddy: async (folder, port) => {
    const own = (await recipe("Caddyfile")).replaceAll("GAZETTE", join(folder, "news"));
    await writeFile(join(folder, "Caddyfile"), `{\n\tadmin off\n\tauto_https off\n}\nhttp://127.0.0.1:${port} {\n${own}\n}\n`);
    return { command: "caddy", args: ["run", "--config", join(folder, "Caddyfile"), "--adapter", "caddyfile"], env: { XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder } };
  },
  python3: async (folder, port) => ({ command: "python3", args: ["-m", "http.server", String(port), "--bind", "127.0.0.1", "--directory", folder] }),
};

/** The servers that are tried: those that are there. `cargo xtask test` installs all of them on Debian. */
export const names = Object.keys(makers).filter((name) => program(name));

export interface RealHost {
  /** Where the site is, with a slash at the end. */
  address: string;
  close(): Promise<void>;
}

/** Copies the built site, and files that an operator adds to its data, and serves it below /news/. */
export async function serveReally(name: string, added: string[] = []): Promise<RealHost> {
  const maker = makers[name];
  const found = maker && program(name);
  if (!maker || !found) throw new Error(`expected ${name} on this machine (cargo xtask setup installs it), found none`);
  const folder = await mkdtemp(join(tmpdir(), "gazette-host-"));
  await chmod(folder, 0o755);
  await mkdir(join(folder, "temp"));
  await cp(join(project, "dist"), join(folder, "news"), { recursive: true });
  for (const file of added) await writeFile(join(folder, "news", "data", file), "a".repeat(4_000));
  const port = await freePort();
  const { args, env } = await maker(folder, port);
  const child = spawn(found, args, { env: { ...process.env, ...env }, stdio: ["ignore", "ignore", "pipe"] });
  let complaints = "";
  child.stderr?.on("data", (text) => (complaints += text));
  await answers(port, child, () => `${name} does not answer: ${complaints}`);
  return {
    address: `http://127.0.0.1:${port}/news/`,
    close: async () => {
      const ended = new Promise((done) => child.once("exit", done));
      child.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answers(port: number, child: ChildProcess, complaint: () => string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (child.exitCode !== null) break;
    const there = await new Promise<boolean>((done) => get({ port, host: "127.0.0.1", path: "/news/" }, (answer) => (answer.resume(), done(true))).on("error", () => done(false)));
    if (there) return;
    await new Promise((wait) => setTimeout(wait, 100));
  }
  throw new Error(complaint());
}

/** What a server says of a file, to a browser that takes these encodings, and what it sends. */
export function answerOf(address: string, encodings: string, more: Record<string, string> = {}): Promise<{ status: number; headers: Record<string, string | string[] | undefined>; body: Buffer }> {
  return new Promise((done, failed) => {
    const asked = get(address, { headers: { "Accept-Encoding": encodings, ...more } }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on("data", (piece: Buffer) => pieces.push(piece));
      answer.on("end", () => done({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(pieces) }));
    });
    asked.on("error", failed);
  });
}
