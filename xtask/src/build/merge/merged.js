/* @ts-self-types="./gazette-1.d.ts" */
export function site() {
    wasm.site();
}
const begun = new Map();
const request = (address) => fetch(address, { signal: AbortSignal.timeout(30000) });
const take = ({ href }) => {
    const answer = begun.get(href);
    begun.delete(href);
    return answer ?? request(href);
};
// Any content type will do, and an error names the address and the status.
const part = (name, deps) => makeLoad(() => {
    const src = take(new URL(name, import.meta.url));
    src.catch(() => {});
    return async (imports) => {
        const answer = await src;
        if (!answer.ok) throw Error(`${answer.url}: status ${answer.status}`);
        return WebAssembly.instantiate(await answer.arrayBuffer(), imports);
    };
}, deps);
const parts = { dataset: ["./a-part-x.wasm", "./a-part-y.wasm"], front: ["./a-part-z.wasm"] };
export const begin = (part) => {
    for (const name of parts[part]) {
        const { href } = new URL(name, import.meta.url);
        if (begun.has(href)) continue;
        const answer = request(href);
        answer.catch(() => begun.delete(href));
        begun.set(href, answer);
    }
};

let sharedImports = undefined;
function getSharedImports() {
    if (sharedImports === undefined) {
        sharedImports = { __wasm_split: {  } };
        const { __indirect_function_table, __wasm_split_shared0, memory,  } = initSync(undefined, undefined);
        Object.assign(sharedImports.__wasm_split, { __indirect_function_table, __wasm_split_shared0, memory,  });
    }
    return sharedImports;
}
function wrapAsyncCb(callee) {
    return async (callbackIndex, callbackData) => {
        let success;
        try {
            await callee();
            success = true;
        } catch (e) {
            console.error(e); dispatchEvent(new Event("gazette-gone"));
            success = false;
        } finally {
            const sharedImports = getSharedImports();
            sharedImports.__wasm_split.__indirect_function_table.get(callbackIndex)(callbackData, success);
        }
    }
}
function makeLoad(fetcher, deps) {
    const loader = async () => {
        const parallelStuff = deps.map(d => d());
        const instantiate = fetcher();
        await Promise.all(parallelStuff);
        const imports = getSharedImports();
        return instantiate(imports);
    };
    let loadingModule = undefined;
    return () => {
        if (loadingModule === undefined) {
            const thisLoad = loader();
            // Memoize successes only: a rejected load must not be cached for
            // the lifetime of the session, or one transient network failure
            // permanently breaks the module. Clearing on rejection lets the
            // next call (e.g. the Rust side re-invoking load after a failed
            // callback) start a fresh attempt.
            thisLoad.catch(() => {
                if (loadingModule === thisLoad) loadingModule = undefined;
            });
            loadingModule = thisLoad;
        }
        return loadingModule;
    }
}
/* formats, pages */
const __chunk_6 = part("./chunk_6.wasm", []);
const __wasm_split_load_pages = wrapAsyncCb(part("./split_pages.wasm", [__chunk_6]));
const exported = { __wasm_split_load_pages };
const import1 = exported;
const import2 = exported;
