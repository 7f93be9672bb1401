/* The one HTML file has its wasm in one piece: a part that is asked for is there already, and a call into it comes back to the same
   module. Stands before wasm-bindgen's script in the same module, hence `initSync`, which hands out the module's exports. */
const branchLedgerParts = (function () {
  const load = (callback, data) => initSync().__indirect_function_table.get(callback)(data, true);
  const call = (name) => (...values) => initSync()[name.replace('00_import_', '00_export_')](...values);
  return Object.fromEntries(KNOWN.map((name) => [name, name.startsWith('__wasm_split_load_') ? load : call(name)]));
})();
