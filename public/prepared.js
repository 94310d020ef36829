// Gets the parts of a prepared edition: one small file for each page. `press` writes them, and `src/reading/prepared.rs` describes
// them. A `.pack` file never changes, so that browsers keep it as long as they like. They ask again for the others.

/**
 * @typedef {object} Entry
 * @property {number} version The version of the format.
 * @property {string} dataset The fingerprint of the dataset, in hexadecimal.
 * @property {number} pieces The number of pieces of the table.
 */

/** The version that the reader of this build understands. */
const VERSION = 5;
/** At most this many milliseconds are waited for a file. After that the dataset is asked for. */
const MAX_WAIT = 10_000;
/** At most this many pages are kept in memory. */
const MAX_KEPT = 64;

/** @param {string} address @param {RequestCache} cache */
async function get(address, cache) {
  const answer = await fetch(address, { cache, credentials: "omit", signal: AbortSignal.timeout(MAX_WAIT) });
  if (!answer.ok) throw new Error(`${address}: expected a file, found status ${answer.status}`);
  // Some hosts answer with a page in place of a missing file.
  if (answer.headers.get("content-type")?.startsWith("text/html")) throw new Error(`${address}: expected a file, found a page`);
  return answer;
}

/** The piece of the table that names a page: FNV-1a, in 32 bits, as in `src/reading/prepared.rs`. @param {string} name */
function pieceOf(name, /** @type {number} */ pieces) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0) % Math.max(pieces, 1);
}

/** Unpacks a file, unless the host has had the browser do so. @param {ArrayBuffer} packed */
async function unpacked(packed) {
  const [first, second] = new Uint8Array(packed);
  if (first !== 0x1f || second !== 0x8b) return new Uint8Array(packed);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

export class PreparedEdition {
  #root;
  /** @type {Promise<Entry> | undefined} */
  #entry;
  /** @type {Map<string, Promise<Uint8Array | undefined>>} */
  #pages = new Map();
  /** @type {Map<string, Promise<Record<string, string>>>} */
  #pieces = new Map();
  /** The fingerprint of the dataset that the edition was prepared from. Empty until a page has come. */
  dataset = "";

  /** @param {string} root The address of the folder of the site. */
  constructor(root) {
    this.#root = root;
  }

  /** Whether the visitor saves data, as far as the browser tells. */
  get savesData() {
    const { connection } = /** @type {Navigator & { connection?: { saveData?: boolean } }} */ (navigator);
    return connection?.saveData === true;
  }

  /**
   * The bytes of a page's extract. `undefined` if the edition has no such page.
   * @param {string} name The folder of the page's printed page, decoded: `articles/lighthouse`.
   */
  page(name) {
    const known = this.#pages.get(name);
    if (known) return known;
    const page = this.#load(name);
    this.#pages.set(name, page);
    // What failed may be had later.
    page.catch(() => this.#forget(name, page));
    const [oldest] = this.#pages.keys();
    if (this.#pages.size > MAX_KEPT && oldest !== undefined) this.#pages.delete(oldest);
    return page;
  }

  /** @param {string} name @param {Promise<unknown>} page */
  #forget(name, page) {
    if (this.#pages.get(name) === page) this.#pages.delete(name);
  }

  /** @param {string} name */
  async #load(name) {
    const had = this.#entry;
    try {
      return await this.#find(name, "no-cache");
    } catch (error) {
      // The site may have been printed again since entry and table came. Its files have other names then.
      if (had === undefined || Object(error).name === "TimeoutError") throw error;
      this.#entry = undefined;
      this.#pieces.clear();
      // Pages of the former print would be shown as if they were of this one.
      for (const other of [...this.#pages.keys()]) if (other !== name) this.#pages.delete(other);
      return this.#find(name, "reload");
    }
  }

  /** @param {string} name @param {RequestCache} cache */
  async #find(name, cache) {
    const entry = (this.#entry ??= this.#read(cache));
    entry.catch(() => {
      if (this.#entry === entry) this.#entry = undefined;
    });
    const { pieces, dataset } = await entry;
    const path = `tables/${pieces}/${pieceOf(name, pieces)}.json`;
    const piece = this.#pieces.get(path) ?? get(this.#at(path), cache).then((answer) => answer.json());
    this.#pieces.set(path, piece);
    piece.catch(() => this.#pieces.delete(path));
    const hash = (await piece)[name];
    this.dataset = dataset;
    if (typeof hash !== "string") return undefined;
    const address = this.#at(`pages/${hash.slice(0, 2)}/${hash.slice(2)}.pack`);
    const answer = await get(address, cache === "reload" ? cache : "default");
    return unpacked(await answer.arrayBuffer());
  }

  /** @param {RequestCache} cache */
  async #read(cache) {
    const entry = /** @type {Entry} */ (await (await get(this.#at("edition.json"), cache)).json());
    if (entry.version !== VERSION) {
      throw new Error(`expected a prepared edition of version ${VERSION}, found version ${entry.version}`);
    }
    return entry;
  }

  /** @param {string} path */
  #at(path) {
    return `${this.#root}prepared/${path}`;
  }
}
