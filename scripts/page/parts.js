/* Fetches the parts of the app when the main wasm asks for them. Stands before wasm-bindgen's script in the same module, hence
   `initSync`, which hands out the exports of the main module. Where a part's bytes come from is told by the start script. */
const branchLedgerParts = (function () {
  const files = KNOWN;
  const boot = window.branchLedgerBoot;
  const standing = {};

  /* A part that has arrived stays; one that has not may be asked for again. */
  function stand(name) {
    if (!standing[name]) {
      standing[name] = boot.part(files[name]).then((bytes) => {
        const main = initSync();
        return WebAssembly.instantiate(bytes, { __wasm_split: main, main });
      });
      standing[name].catch(() => delete standing[name]);
    }
    return standing[name];
  }

  function loader(name) {
    return (callback, data) => {
      const needed = files.shared ? [stand('shared'), stand(name)] : [stand(name)];
      Promise.all(needed)
        .then(
          () => true,
          (error) => {
            console.warn(error);
            return false;
          },
        )
        .then((success) => initSync().__indirect_function_table.get(callback)(data, success));
    };
  }

  boot.parts = Object.values(files);
  return Object.fromEntries(Object.keys(files).map((name) => ['__wasm_split_load_' + name, loader(name)]));
})();
