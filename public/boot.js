const script = document.querySelector("script[data-glue]");
const glue = await import(new URL(script.dataset.glue, document.baseURI).href);
await glue.default({ module_or_path: new URL(script.dataset.module, document.baseURI) });
