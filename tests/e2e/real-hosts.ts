// Starts and ends real servers on loopback, with the files of docs/hosts, as operators have them.

import { spawn, type ChildProcess } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { accessSync, constants } from "node:fs";
import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const project = join(import.meta.dirname, "..", "..");

/** The path of a program with this name, if there is one. */
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

interface Command {
  command: string;
  args: string[];
  env?: Record<string, string>;
}

type Maker = (folder: string, port: number) => Promise<Command>;

const hostFile = (name: string) => readFile(join(project, "docs", "hosts", name), "utf8");

const makers: Record<string, Maker> = {
  nginx: async (folder, port) => {
    const own = (await hostFile("nginx.conf")).replaceAll("GAZETTE", join(folder, "news"));
    const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/temp;`).join(" ");
    const user = process.getuid?.() === 0 ? "user root;" : "";
    // nginx reads the file of its types from the folder of its configuration.
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
    const own = (await hostFile("Caddyfile")).replaceAll("GAZETTE", join(folder, "news"));
    await writeFile(join(folder, "Caddyfile"), `{\n\tadmin off\n\tauto_https off\n}\nhttp://127.0.0.1:${port} {\n${own}\n}\n`);
    return { command: "caddy", args: ["run", "--config", join(folder, "Caddyfile"), "--adapter", "caddyfile"], env: { XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder } };
  },
  python3: async (folder, port) => ({ command: "python3", args: ["-m", "http.server", String(port), "--bind", "127.0.0.1", "--directory", folder] }),
};

/** The servers that are installed. `cargo xtask test` installs all of them on Debian. */
export const names = Object.keys(makers).filter((name) => program(name));

export interface RealHost {
  /** The address of the site, with a slash at the end. */
  address: string;
  close(): Promise<void>;
}

/** Copies the built site, adds an operator's files to its data, and serves the site below /news/. */
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
  let errors = "";
  child.stderr?.on("data", (text) => (errors += text));
  await waitForAnswer(port, child, () => `${name} does not answer: ${errors}`);
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

async function waitForAnswer(port: number, child: ChildProcess, message: () => string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (child.exitCode !== null) break;
    const answered = await new Promise<boolean>((done) => get({ port, host: "127.0.0.1", path: "/news/" }, (answer) => (answer.resume(), done(true))).on("error", () => done(false)));
    if (answered) return;
    await new Promise((wait) => setTimeout(wait, 100));
  }
  throw new Error(message());
}

/** The status, headers and body of a server's answer to a browser that accepts these encodings. */
export function answerOf(address: string, encodings: string, more: Record<string, string> = {}): Promise<{ status: number; headers: Record<string, string | string[] | undefined>; body: Buffer }> {
  return new Promise((done, failed) => {
    const request = get(address, { headers: { "Accept-Encoding": encodings, ...more } }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on("data", (piece: Buffer) => pieces.push(piece));
      answer.on("end", () => done({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(pieces) }));
    });
    request.on("error", failed);
  });
}
