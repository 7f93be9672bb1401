// Reads as much of a wasm module as is needed to say which types it uses. https://webassembly.github.io/spec/core/binary/

const EXTERNREF = 0x6f;
const SECTION = { type: 1, import: 2, table: 4, global: 6, code: 10 };

/** A cursor over bytes. */
class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  byte() {
    if (this.at >= this.bytes.length) {
      throw new Error('wasm ended early');
    }
    return this.bytes[this.at++];
  }

  /** An unsigned LEB128 number of up to 32 bits. */
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) {
        return value;
      }
    }
  }

  take(length) {
    const start = this.at;
    this.at += length;
    return this.bytes.subarray(start, this.at);
  }

  list(read) {
    return Array.from({ length: this.number() }, () => read(this));
  }

  limits() {
    const flags = this.byte();
    this.number();
    if (flags & 1) {
      this.number();
    }
  }
}

const valueType = (reader) => reader.byte();

function functionType(reader) {
  reader.byte();
  return [...reader.list(valueType), ...reader.list(valueType)];
}

function tableType(reader) {
  const type = reader.byte();
  reader.limits();
  return type;
}

function importedType(reader) {
  reader.take(reader.number());
  reader.take(reader.number());
  switch (reader.byte()) {
    case 0:
      reader.number();
      return null;
    case 1:
      return tableType(reader);
    case 2:
      reader.limits();
      return null;
    default: {
      const type = reader.byte();
      reader.byte();
      return type;
    }
  }
}

/** The types of a function's local variables; its instructions are passed over. */
function localTypes(reader) {
  const body = new Reader(reader.take(reader.number()));
  return body.list((locals) => {
    locals.number();
    return locals.byte();
  });
}

/** Only the first global: what follows a global is code, and one externref global comes with a table or an import anyway. */
function firstGlobal(reader) {
  return reader.number() === 0 ? null : reader.byte();
}

const READERS = {
  [SECTION.type]: (reader) => reader.list(functionType).flat(),
  [SECTION.import]: (reader) => reader.list(importedType),
  [SECTION.table]: (reader) => reader.list(tableType),
  [SECTION.global]: (reader) => [firstGlobal(reader)],
  [SECTION.code]: (reader) => reader.list(localTypes).flat(),
};

/**
 * @param {Uint8Array} bytes a whole module
 * @returns {string[]} the kinds of section in which externref is used; empty for what Chromium before 96 can compile
 */
export function sectionsWithExternref(bytes) {
  const found = [];
  for (const { id, content } of sections(bytes)) {
    if (READERS[id]?.(new Reader(content)).includes(EXTERNREF)) {
      found.push(Object.keys(SECTION).find((name) => SECTION[name] === id));
    }
  }
  return found;
}

const IMPORT_KINDS = ['function', 'table', 'memory', 'global'];

function readImport(reader) {
  const text = () => new TextDecoder().decode(reader.take(reader.number()));
  const [module, name, kind] = [text(), text(), IMPORT_KINDS[reader.byte()]];
  if (kind === 'function') {
    return { module, name, kind, min: reader.number() };
  }
  if (kind === 'global') {
    reader.take(2);
    return { module, name, kind, min: 0 };
  }
  if (kind === 'table') {
    reader.byte();
  }
  const flags = reader.byte();
  const min = reader.number();
  if (flags & 1) {
    reader.number();
  }
  return { module, name, kind, min };
}

/** The sections of a module: where each begins with its head, its id, and its content. */
function* sections(bytes) {
  const module = new Reader(bytes);
  module.take(8);
  while (module.at < bytes.length) {
    const start = module.at;
    const id = module.byte();
    const content = module.take(module.number());
    yield { start, end: module.at, id, content };
  }
}

/**
 * @param {Uint8Array} bytes a whole module
 * @returns {{ module: string, name: string, kind: string, min: number }[]} `min` is the least size of a memory (pages) or table
 */
export function importsOf(bytes) {
  const found = [...sections(bytes)].find(({ id }) => id === SECTION.import);
  return found ? new Reader(found.content).list(readImport) : [];
}

/**
 * @param {Uint8Array} bytes a whole module
 * @param {(name: string) => boolean} drops asked of each custom section
 * @returns {Uint8Array} the module without those
 */
export function withoutSections(bytes, drops) {
  const stays = ({ id, content }) => {
    const reader = new Reader(content);
    return id !== 0 || !drops(new TextDecoder().decode(reader.take(reader.number())));
  };
  const kept = [...sections(bytes)].filter(stays);
  return Buffer.concat([bytes.subarray(0, 8), ...kept.map(({ start, end }) => bytes.subarray(start, end))]);
}
